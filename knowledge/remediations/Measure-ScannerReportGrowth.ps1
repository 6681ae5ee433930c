#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Is the detailed report still growing?
.DESCRIPTION
Compares the size of the newest detailed report now and after two minutes. While it grows the
scanner is at work and not stuck, however long one file takes.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.EXAMPLE
.\Measure-ScannerReportGrowth.ps1 -ScannerProfile 'C:\Users\scanner'
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: scanner server, while a scan is running
Verify: Growing is True: wait. False: export the logs and a dump before you stop the scan.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command; the step is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerProfile
)

$folder = Join-Path -Path $ScannerProfile -ChildPath 'AppData\Local\Microsoft\MSIP\Scanner\Reports'
$file = Get-ChildItem -LiteralPath $folder -Filter '*.csv' -ErrorAction Stop | Sort-Object -Property LastWriteTime | Select-Object -Last 1
if ($null -eq $file) {
    throw "No detailed report (.csv) in $folder."
}
$before = $file.Length
Write-Output "Measuring $($file.Name) for two minutes..."
Start-Sleep -Seconds 120
$file.Refresh()
[pscustomobject]@{
    Report  = $file.Name
    Before  = $before
    After   = $file.Length
    Growing = $file.Length -gt $before
}
