#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
List the newest scanner reports
.DESCRIPTION
Lists the ten newest files of the report folder in the profile of the scanner account. The portal
shows the last scan only; earlier ones are here, up to 60 a cycle, all but the newest zipped.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.EXAMPLE
.\Get-ScannerReportFile.ps1 -ScannerProfile 'C:\Users\scanner'
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: scanner server
Verify: There is a .txt summary and a .csv for the last scan.
Source: Microsoft, Running the AIP unified labeling scanner, 2020-06-25
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
if (-not (Test-Path -LiteralPath $folder)) {
    throw "There is no report folder $folder. Is this the profile of the scanner account, and did a scan run?"
}
Get-ChildItem -LiteralPath $folder -File | Sort-Object -Property LastWriteTime -Descending |
    Select-Object -First 10 -Property 'Name', 'Length', 'LastWriteTime'
