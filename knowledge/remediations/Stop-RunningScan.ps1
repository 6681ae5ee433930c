#Requires -Version 5.1
<#
.SYNOPSIS
Stop the running scan
.DESCRIPTION
Ends the current scan with Stop-Scan (3.x) or Stop-AIPScan (2.x). It may take up to five minutes
until the scanner obeys.
.EXAMPLE
.\Stop-RunningScan.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: After at most five minutes Get-ScannerNodeStatus shows ClusterStatus Idle.
Rollback: Start-IncrementalScan
Source: Microsoft, PurviewInformationProtection cmdlet reference, Stop-Scan, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/stop-scan
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$status = Get-Command -Name 'Get-ScanStatus', 'Get-AIPScannerStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$stop = Get-Command -Name 'Stop-Scan', 'Stop-AIPScan' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $status -or $null -eq $stop) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($stop.Name) of $($stop.Source)."
$state = "$((& $status).ClusterStatus)"
if ($state -in @('Idle', 'Offline')) {
    Write-Output "Nothing to do: no scan is running (ClusterStatus $state)."
}
else {
    if ($PSCmdlet.ShouldProcess('the running scan', "Stop it (ClusterStatus $state)")) {
        & $stop -ErrorAction Stop
        Write-Output 'Asked to stop. Look again in five minutes with Get-ScannerNodeStatus.'
    }
}
