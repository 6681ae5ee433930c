#Requires -Version 5.1
<#
.SYNOPSIS
Show the status of the repositories and the current scan
.DESCRIPTION
Shows the repositories of the current scan and its counters, with Get-ScanStatus -Verbose (3.x) or
Get-AIPScannerStatus -Verbose (2.x). Repository words: Skipped, Pending, Scanning, Finished.
.EXAMPLE
.\Get-ScannerRepositoryStatus.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server, while a scan is running
Verify: No repository is Skipped; FailedFiles stays low.
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
$status = & $command -Verbose
$status.RepositoriesStatus
$status.CurrentScanSummary
