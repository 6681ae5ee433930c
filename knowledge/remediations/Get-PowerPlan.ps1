#Requires -Version 5.1
<#
.SYNOPSIS
Show the active power plan
.DESCRIPTION
Asks powercfg for the active plan and compares it with High performance. A plan of your own with
minimum and maximum processor state 100 is good too, but is not recognised here.
.EXAMPLE
.\Get-PowerPlan.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: IsHighPerformance is True.
Source: Test-MdiReadiness.ps1, 2026-07-05
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://github.com/microsoft/Microsoft-Defender-for-Identity
#>
[CmdletBinding()]
param()

$highPerformance = '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c'

$lines = & "$env:windir\System32\powercfg.exe" /getactivescheme
if ($LASTEXITCODE -ne 0) {
    throw "powercfg ended with exit code $LASTEXITCODE."
}

[pscustomobject]@{
    ActivePlan        = "$lines".Trim()
    IsHighPerformance = ("$lines" -match $highPerformance)
}
