#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Which GPO sets it?
.DESCRIPTION
Lets gpresult write a report of the group policies that are in force on this server, as an HTML file
in the temporary folder, and shows its path. Look there for "Log on as a service" under User Rights
Assignment.
.EXAMPLE
.\Export-GroupPolicyResult.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: The report names the winning GPO for "Log on as a service", and NT SERVICE\ALL SERVICES and the gMSA are in its list.
Source: Setting: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/windows-server/administration/windows-commands/gpresult
#>
[CmdletBinding()]
param()

$report = Join-Path -Path $env:TEMP -ChildPath ('gpresult-{0:yyyyMMdd-HHmmss}.html' -f (Get-Date))

& "$env:windir\System32\gpresult.exe" /h "$report" /f
if ($LASTEXITCODE -ne 0) {
    throw "gpresult ended with exit code $LASTEXITCODE."
}

Get-Item -LiteralPath $report | Select-Object -Property 'FullName', 'Length', 'LastWriteTime'
