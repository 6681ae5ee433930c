#Requires -Version 5.1
<#
.SYNOPSIS
List the repositories of the scanner
.DESCRIPTION
Lists the repositories that this node knows, with Get-ScannerRepository (3.x) or
Get-AIPScannerRepository (2.x).
.EXAMPLE
.\Show-ScannerRepository.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: Every share and site is listed. "No content scan job or repositories defined" means that nothing has arrived yet.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-ScannerRepository, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scannerrepository
#>
[CmdletBinding()]
param()

$command = Get-Command -Name 'Get-ScannerRepository', 'Get-AIPScannerRepository' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
& $command
