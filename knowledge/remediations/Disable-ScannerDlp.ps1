#Requires -Version 5.1
<#
.SYNOPSIS
Turn DLP rules off for the content scan job (offline configuration)
.DESCRIPTION
Sets EnableDlp of the content scan job to Off. Right when no DLP policy covers on-premises
repositories: with the rules on and no policy the scanner reports errors. Takes
Set-ScannerContentScan (3.x) or Set-AIPScannerContentScanJob (2.x). A scanner with online
configuration gets the setting in the Purview portal.
.EXAMPLE
.\Disable-ScannerDlp.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server that uses offline configuration
Verify: Show-ContentScanJob shows EnableDlp: Off; event 3006 stops.
Rollback: Set-ScannerContentScan -EnableDlp On
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
$before = "$((& $getJob).EnableDlp)"
if ($before -eq 'Off') {
    Write-Output "Nothing to do: EnableDlp is '$before' already."
}
else {
    if ($PSCmdlet.ShouldProcess('content scan job', "Set EnableDlp to Off (now: '$before')")) {
        Write-Output "EnableDlp before: '$before'"
        & $setJob -EnableDlp Off -ErrorAction Stop
        & $getJob | Select-Object -Property EnableDlp
    }
}
