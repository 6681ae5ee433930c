#Requires -Version 5.1
<#
.SYNOPSIS
Set the report level of the scanner
.DESCRIPTION
Sets ReportLevel with Set-ScannerConfiguration (3.x) or Set-AIPScannerConfiguration (2.x). Info is
the default; Debug makes scans slower, so set it back afterwards.
.PARAMETER ReportLevel
Report level: Off, Error, Info or Debug.
.EXAMPLE
.\Set-ScannerReportLevel.ps1 -ReportLevel Debug -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: service
RunOn: scanner server
Verify: The cmdlet says "Configuration was set successfully."; Show-ScannerConfiguration shows the level.
Rollback: Run it again with -ReportLevel Info.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerConfiguration, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannerconfiguration
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateSet('Off', 'Error', 'Info', 'Debug')]
    [string] $ReportLevel
)

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$setConfiguration = Get-Command -Name 'Set-ScannerConfiguration', 'Set-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $setConfiguration) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($setConfiguration.Name) of $($setConfiguration.Source)."
$before = "$((& $getConfiguration).ReportLevel)"
if ($before -eq $ReportLevel) {
    Write-Output "Nothing to do: ReportLevel is $before already."
}
else {
    if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Set ReportLevel to $ReportLevel (now: '$before')")) {
        Write-Output "ReportLevel before: '$before'"
        & $setConfiguration -ReportLevel $ReportLevel -ErrorAction Stop
        Write-Warning -Message 'It is used from the next scan on. Restart the scanner service to apply it at once.'
    }
}
