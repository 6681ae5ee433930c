#Requires -Version 5.1
<#
.SYNOPSIS
Show the status of the scanner nodes
.DESCRIPTION
Shows the cluster, its nodes and the counters of each node, with Get-ScanStatus (3.x) or
Get-AIPScannerStatus (2.x). Cluster words: Offline (service not started), Idle, Scanning, Error.
.EXAMPLE
.\Get-ScannerNodeStatus.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: ClusterStatus is Idle or Scanning, every node is listed, and ScannedFiles grows while it scans.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-ScanStatus, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scanstatus
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param()

$command = Get-Command -Name 'Get-ScanStatus', 'Get-AIPScannerStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
$status = & $command
$status
foreach ($node in @($status.NodesInfo)) {
    $node
    $node.Summary
}
