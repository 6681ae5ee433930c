#Requires -Version 5.1
<#
.SYNOPSIS
Set the scan schedule (offline configuration)
.DESCRIPTION
Sets the schedule of the content scan job with Set-ScannerContentScan (3.x) or
Set-AIPScannerContentScanJob (2.x): Manual for scans on demand, Always for one after the other.
OneTime is for the classic 1.x scanner and its Set-AIPScannerConfiguration only. A scanner with
online configuration gets the schedule in the Purview portal.
.PARAMETER Schedule
Schedule: Manual or Always; OneTime on the classic 1.x scanner.
.EXAMPLE
.\Set-ScannerSchedule.ps1 -Schedule Manual -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none; classic 1.x: service
RunOn: scanner server that uses offline configuration
Verify: Show-ContentScanJob shows the schedule; with Manual, Start-IncrementalScan starts a scan.
Rollback: Run it again with the old schedule that is printed.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerContentScan, 2024-05-14; classic: Azure-RMSDocs deploy-aip-scanner, 2018-05-29
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannercontentscan
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scan
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [ValidateSet('Manual', 'Always', 'OneTime')]
    [string] $Schedule = 'Manual'
)

$classic = Get-Command -Name Set-AIPScannerConfiguration -ErrorAction SilentlyContinue
if ($Schedule -eq 'OneTime') {
    if ($null -eq $classic -or -not $classic.Parameters.ContainsKey('Schedule')) {
        throw 'OneTime exists on the classic 1.x scanner only. Use Manual here.'
    }
    if ($PSCmdlet.ShouldProcess('classic scanner', 'Set the schedule to OneTime')) {
        Set-AIPScannerConfiguration -Schedule OneTime -ErrorAction Stop
        Write-Warning -Message 'Restart the scanner service, so that it takes effect.'
    }
}
else {
    $getJob = Get-Command -Name 'Get-ScannerContentScan', 'Get-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
        Select-Object -First 1
    $setJob = Get-Command -Name 'Set-ScannerContentScan', 'Set-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
        Select-Object -First 1
    $getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
        Select-Object -First 1
    if ($null -eq $getJob -or $null -eq $setJob -or $null -eq $getConfiguration) {
        throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
    }
    Write-Verbose -Message "Using $($setJob.Name) of $($setJob.Source)."
    if ("$((& $getConfiguration).OnlineConfiguration)" -eq 'On') {
        throw 'This scanner takes its settings from the portal (OnlineConfiguration is On): set the schedule there.'
    }
    $before = "$((& $getJob).Schedule)"
    if ($before -eq $Schedule) {
        Write-Output "Nothing to do: the schedule is $Schedule already."
    }
    else {
        if ($PSCmdlet.ShouldProcess('content scan job', "Set the schedule to $Schedule (now: '$before')")) {
            & $setJob -Schedule $Schedule -ErrorAction Stop
            Write-Output "The schedule is $Schedule now (before: '$before')."
        }
    }
}
