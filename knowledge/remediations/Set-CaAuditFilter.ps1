#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Set the CA audit filter
.DESCRIPTION
Sets the audit filter of the certification authority to 127 (all events) with certutil and restarts
certificate services. While they restart, no certificate is issued. Object access auditing has to be
on as well, or no event is written.
.EXAMPLE
.\Set-CaAuditFilter.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: AD CS server
Verify: certutil -getreg CA\AuditFilter shows 7f (127), and the Security log gets CA events.
Rollback: certutil -setreg CA\AuditFilter <the old value that was printed>, then restart CertSvc
Source: Microsoft Learn, Configure Windows event auditing, 2025-11-05
Inferred: no, except the test before
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-windows-event-collection
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$root = 'HKLM:\SYSTEM\CurrentControlSet\Services\CertSvc\Configuration'
$authority = (Get-ItemProperty -LiteralPath $root -ErrorAction SilentlyContinue).Active
if (-not $authority) {
    throw "There is no certification authority on $env:COMPUTERNAME."
}
$before = (Get-ItemProperty -LiteralPath "$root\$authority" -ErrorAction Stop).AuditFilter

if ($before -eq 127) {
    Write-Output "Nothing to do: the audit filter of '$authority' is 127."
} elseif ($PSCmdlet.ShouldProcess($authority, "Set the audit filter from '$before' to 127 and restart CertSvc")) {
    Write-Output "Old audit filter, keep it: '$before'"
    & "$env:windir\System32\certutil.exe" '-setreg' 'CA\AuditFilter' '127'
    if ($LASTEXITCODE -ne 0) {
        throw "certutil ended with exit code $LASTEXITCODE."
    }
    Restart-Service -Name CertSvc -Confirm:$false -ErrorAction Stop
    Get-Service -Name CertSvc | Select-Object -Property 'Name', 'Status'
}
