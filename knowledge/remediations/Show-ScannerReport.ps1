#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Show the newest detailed report
.DESCRIPTION
Shows the first 20 rows of the newest DetailedReport_*.csv of the scanner account. Each row is one
file with what was found and, where it failed, why.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.EXAMPLE
.\Show-ScannerReport.ps1 -ScannerProfile 'C:\Users\scanner'
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: scanner server
Verify: The rows have no error, or name the file and the reason.
Source: MicrosoftDocs, Azure-RMSDocs deploy-aip-scanner, 2018-05-29
Inferred: yes, the command; the path is official
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerProfile
)

$folder = Join-Path -Path $ScannerProfile -ChildPath 'AppData\Local\Microsoft\MSIP\Scanner\Reports'
$file = Get-ChildItem -LiteralPath $folder -Filter 'DetailedReport_*.csv' -ErrorAction Stop |
    Sort-Object -Property LastWriteTime | Select-Object -Last 1
if ($null -eq $file) {
    throw "No DetailedReport_*.csv in $folder."
}
Write-Output "$($file.FullName), $($file.LastWriteTime)"
Import-Csv -LiteralPath $file.FullName | Select-Object -First 20
