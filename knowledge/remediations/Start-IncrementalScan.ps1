#Requires -Version 5.1
<#
.SYNOPSIS
Start an incremental scan
.DESCRIPTION
Starts one scan of new and changed files with Start-Scan (3.x) or Start-AIPScan (2.x). The service
must run and the schedule must be Manual: with Always the command is ignored. With Enforce on, the
scan changes files.
.EXAMPLE
.\Start-IncrementalScan.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: ClusterStatus becomes Scanning within a few minutes.
Rollback: Stop-RunningScan
Source: Microsoft, PurviewInformationProtection cmdlet reference, Start-Scan, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scan
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$status = Get-Command -Name 'Get-ScanStatus', 'Get-AIPScannerStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$start = Get-Command -Name 'Start-Scan', 'Start-AIPScan' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $status -or $null -eq $start) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($start.Name) of $($start.Source)."
$state = "$((& $status).ClusterStatus)"
if ($state -eq 'Offline') {
    throw 'The cluster is Offline: start the scanner service first (Restart-ScannerService).'
}
if ($state -in @('Scanning', 'Running')) {
    Write-Output 'Nothing to do: a scan is running. Get-ScannerNodeStatus shows how far it is.'
}
else {
    if ($PSCmdlet.ShouldProcess('new and changed files', 'Start a scan')) {
        & $start -ErrorAction Stop
        & $status
    }
}
