#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Show the effective audit policy
.DESCRIPTION
Lets auditpol print the audit policy that is in force on this server, category by category, in the
language of Windows.
.EXAMPLE
.\Get-AuditPolicy.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: domain controller
Verify: The subcategories that the health issue names show Success and Failure.
Source: Inferred; alert: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-windows-event-collection
.LINK
https://learn.microsoft.com/windows-server/administration/windows-commands/auditpol-get
#>
[CmdletBinding()]
param()

& "$env:windir\System32\auditpol.exe" /get '/category:*'
if ($LASTEXITCODE -ne 0) {
    throw "auditpol ended with exit code $LASTEXITCODE. Run PowerShell as administrator."
}
