#Requires -Version 5.1
<#
.SYNOPSIS
Enforce the policy: the scanner starts to change files
.DESCRIPTION
Sets Enforce of the content scan job to On. From the next scan the scanner labels and protects
files: read the reports of a discovery scan first. Takes Set-ScannerContentScan (3.x) or
Set-AIPScannerContentScanJob (2.x). A scanner with online configuration gets the setting in the
Purview portal.
.EXAMPLE
.\Enable-ScannerEnforcement.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server that uses offline configuration
Verify: Show-ContentScanJob shows Enforce: On; the next summary counts labeled files. Files seen before need Start-FullScan.
Rollback: Set-ScannerContentScan -Enforce Off (labels already applied stay)
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
$before = "$((& $getJob).Enforce)"
if ($before -eq 'On') {
    Write-Output "Nothing to do: Enforce is '$before' already."
}
else {
    if ($PSCmdlet.ShouldProcess('content scan job', "Set Enforce to On (now: '$before')")) {
        Write-Output "Enforce before: '$before'"
        & $setJob -Enforce On -ErrorAction Stop
        & $getJob | Select-Object -Property Enforce
        Write-Warning -Message 'From the next scan on, files in the repositories are changed.'
    }
}
