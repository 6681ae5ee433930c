#Requires -Version 5.1
<#
.SYNOPSIS
Write audit events to the event log too
.DESCRIPTION
Writes EnableLoggingAuditEventsToEventLog = 1 under the MSIP key of the current user: run it as the
scanner account. Without it the scanner writes no events (client 2.12.62 and later).
.EXAMPLE
.\Enable-ClientAuditEvent.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: service
RunOn: scanner server, as the scanner account
Verify: After the next scan Get-ScannerEvent finds the events 1001 and 1002.
Rollback: Remove-ItemProperty -Path 'HKCU:\SOFTWARE\Microsoft\MSIP' -Name EnableLoggingAuditEventsToEventLog
Source: Microsoft Learn, Admin guide: files and usage logging of the client, 2024-04-22
Inferred: yes, the command; key, name and value are official
.LINK
https://learn.microsoft.com/azure/information-protection/rms-client/clientv2-admin-guide-files-and-logging
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKCU:\SOFTWARE\Microsoft\MSIP'
$before = (Get-ItemProperty -Path $key -Name EnableLoggingAuditEventsToEventLog -ErrorAction SilentlyContinue).EnableLoggingAuditEventsToEventLog
if ($before -eq 1) {
    Write-Output "Nothing to do: EnableLoggingAuditEventsToEventLog is $before for $env:USERDOMAIN\$env:USERNAME."
}
else {
    if ($PSCmdlet.ShouldProcess("$env:USERDOMAIN\$env:USERNAME", "Set EnableLoggingAuditEventsToEventLog to 1 (now: '$before')")) {
        Write-Output "EnableLoggingAuditEventsToEventLog before: '$before'"
        if (-not (Test-Path -Path $key)) {
            $null = New-Item -Path $key -Force -ErrorAction Stop
        }
        $null = New-ItemProperty -Path $key -Name EnableLoggingAuditEventsToEventLog -Value 1 -PropertyType DWord -Force -ErrorAction Stop
        Get-ItemProperty -Path $key -Name EnableLoggingAuditEventsToEventLog | Select-Object -Property EnableLoggingAuditEventsToEventLog
        Write-Warning -Message 'Restart the scanner service, so that it reads the setting.'
    }
}
