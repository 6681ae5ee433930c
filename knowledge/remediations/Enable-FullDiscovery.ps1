#Requires -Version 5.1
<#
.SYNOPSIS
Discover all information types (offline configuration)
.DESCRIPTION
Sets DiscoverInformationTypes of the content scan job to All, so that reports list every sensitive
type and not only what the policy asks for. Takes Set-ScannerContentScan (3.x) or
Set-AIPScannerContentScanJob (2.x). A scanner with online configuration gets the setting in the
Purview portal.
.EXAMPLE
.\Enable-FullDiscovery.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server that uses offline configuration
Verify: Show-ContentScanJob shows DiscoverInformationTypes: All.
Rollback: Set-ScannerContentScan -DiscoverInformationTypes PolicyOnly
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerContentScan, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannercontentscan
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$getJob = Get-Command -Name 'Get-ScannerContentScan', 'Get-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$setJob = Get-Command -Name 'Set-ScannerContentScan', 'Set-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $getJob -or $null -eq $setJob) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($setJob.Name) of $($setJob.Source)."
if ("$((& $getConfiguration).OnlineConfiguration)" -eq 'On') {
    throw 'This scanner takes its settings from the portal (OnlineConfiguration is On): change the content scan job there.'
}
$before = "$((& $getJob).DiscoverInformationTypes)"
if ($before -eq 'All') {
    Write-Output "Nothing to do: DiscoverInformationTypes is '$before' already."
}
else {
    if ($PSCmdlet.ShouldProcess('content scan job', "Set DiscoverInformationTypes to All (now: '$before')")) {
        Write-Output "DiscoverInformationTypes before: '$before'"
        & $setJob -DiscoverInformationTypes All -ErrorAction Stop
        & $getJob | Select-Object -Property DiscoverInformationTypes
    }
}
