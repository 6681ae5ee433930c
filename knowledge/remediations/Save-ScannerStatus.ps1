#Requires -Version 5.1
<#
.SYNOPSIS
Save the scanner status without losing anything
.DESCRIPTION
Writes what Get-ScanStatus -Verbose (3.x) or Get-AIPScannerStatus -Verbose (2.x) returns to a clixml
file: cluster, nodes with their counters, repositories and the current scan. Text output cuts what does
not fit into the window; clixml does not. Run it twice, some minutes apart, to see whether a scan gets
on. The file is the only thing that is written; it holds names of computers and shares.
.PARAMETER Path
Target .clixml file.
.EXAMPLE
.\Save-ScannerStatus.ps1 -Path 'C:\Temp\SCAN01.scanner-status.clixml'
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: The output shows the file with its size.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-ScanStatus, 2024-05-14
Inferred: yes, the export; the status cmdlet is official
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scanstatus
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('\.(clixml|xml)$')]
    [string] $Path
)

$command = Get-Command -Name 'Get-ScanStatus', 'Get-AIPScannerStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
if (Test-Path -LiteralPath $Path) {
    throw "$Path exists: choose another name, evidence is not overwritten."
}
# The counters of a node are four levels down; the default depth of 2 would save their type only.
& $command -Verbose -ErrorAction Stop | Export-Clixml -LiteralPath $Path -Depth 5 -ErrorAction Stop
Get-Item -LiteralPath $Path -ErrorAction Stop | Select-Object -Property 'FullName', 'Length', 'LastWriteTime'
