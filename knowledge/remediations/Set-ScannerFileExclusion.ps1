#Requires -Version 5.1
<#
.SYNOPSIS
Exclude file types from the content scan job (offline configuration)
.DESCRIPTION
Adds file types to those that the content scan job leaves out. The cmdlet replaces its list, so the
present one is kept and extended; the list of included types has to be empty with it. Takes
Set-ScannerContentScan (3.x) or Set-AIPScannerContentScanJob (2.x).
.PARAMETER ExcludeFileType
Extensions to leave out, for example .mp4,.iso.
.EXAMPLE
.\Set-ScannerFileExclusion.ps1 -ExcludeFileType '.mp4,.iso' -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server that uses offline configuration
Verify: Show-ContentScanJob lists the new types under ExcludeFileTypes; the next report skips them.
Rollback: Set-ScannerContentScan -IncludeFileTypes '' -ExcludeFileTypes with the old list that is printed
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerContentScan, 2024-05-14
Inferred: no; that it helps against this error is inferred
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannercontentscan
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^\.[A-Za-z0-9_-]+(\s*,\s*\.[A-Za-z0-9_-]+)*$')]
    [string] $ExcludeFileType
)

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$getJob = Get-Command -Name 'Get-ScannerContentScan', 'Get-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$setJob = Get-Command -Name 'Set-ScannerContentScan', 'Set-AIPScannerContentScanJob' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $getJob -or $null -eq $setJob) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($setJob.Name) of $($setJob.Source)."
if ("$((& $getConfiguration).OnlineConfiguration)" -eq 'On') {
    throw 'This scanner takes its settings from the portal (OnlineConfiguration is On): change the content scan job there.'
}
$job = & $getJob
if ("$($job.IncludeFileTypes)" -ne '') {
    throw "The job scans only these types: $($job.IncludeFileTypes). Take the type out of that list instead."
}
$before = @("$($job.ExcludeFileTypes)" -split '[,\s]+' | Where-Object -FilterScript { $_ -ne '' })
$new = @($ExcludeFileType -split '[,\s]+' | Where-Object -FilterScript { $before -notcontains $_ })
$list = ($before + $new) -join ','
if ($new.Count -eq 0) {
    Write-Output "Nothing to do: these types are left out already: $list"
}
else {
    if ($PSCmdlet.ShouldProcess('content scan job', "Leave out $($new -join ',') too")) {
        Write-Output "Old list: $($before -join ',')"
        & $setJob -IncludeFileTypes '' -ExcludeFileTypes $list -ErrorAction Stop
        Write-Output "New list: $list"
    }
}
