#Requires -Version 5.1
<#
.SYNOPSIS
Start a full rescan of all files
.DESCRIPTION
Resets the cache of the scanner and scans every file again, with Start-Scan -Reset (3.x) or
Start-AIPScan -Reset (2.x). It can take long: use it after a change of settings such as Enforce. The
schedule must be Manual.
.EXAMPLE
.\Start-FullScan.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: ClusterStatus becomes Scanning; ScannedFiles grows to the number of all files.
Rollback: Stop-RunningScan ends the scan; the next one starts where the reset left it.
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
    Write-Output 'Nothing to do: a scan is running. Wait for its end, or stop it (Stop-RunningScan) and run this again.'
}
else {
    if ($PSCmdlet.ShouldProcess('all repositories', 'Forget what was scanned and start a full scan')) {
        & $start -Reset -ErrorAction Stop
        & $status
    }
}
