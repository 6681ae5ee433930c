#Requires -Version 5.1
<#
.SYNOPSIS
Which cluster and database does this scanner use?
.DESCRIPTION
Prints the configuration of this node with Get-ScannerConfiguration (3.x) or
Get-AIPScannerConfiguration (2.x).
.EXAMPLE
.\Show-ScannerConfiguration.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: Cluster is spelled as in the portal; SqlInstance and DatabaseName exist; OnlineConfiguration is what you expect.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-ScannerConfiguration, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scannerconfiguration
#>
[CmdletBinding()]
param()

$command = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
& $command
