#Requires -Version 5.1
<#
.SYNOPSIS
Show the content scan job (offline configuration)
.DESCRIPTION
Prints the content scan job of this scanner with Get-ScannerContentScan (3.x) or
Get-AIPScannerContentScanJob (2.x). When the job comes from the portal the values are empty: that is
no fault.
.EXAMPLE
.\Show-ContentScanJob.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: Schedule, Enforce, EnableDlp and DiscoverInformationTypes are what you expect; Repositories is not empty.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-ScannerContentScan, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scannercontentscan
#>
[CmdletBinding()]
param()

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$getJob = Get-Command -Name 'Get-ScannerContentScan', 'Get-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $getJob) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($getJob.Name) of $($getJob.Source)."
& $getJob
if ("$((& $getConfiguration).OnlineConfiguration)" -eq 'On') {
    Write-Warning -Message 'OnlineConfiguration is On: the job lives in the Purview portal, and empty values here mean nothing.'
}
