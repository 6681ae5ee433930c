#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Use the High performance plan
.DESCRIPTION
Makes the High performance plan the active power plan of this server. The plan that was active
before is printed. A group policy with another plan wins over it.
.EXAMPLE
.\Set-HighPerformancePlan.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none
RunOn: sensor server
Verify: Get-PowerPlan gives IsHighPerformance True; the health issue closes within a day.
Rollback: powercfg.exe /setactive <the old plan that was printed>
Source: Community checklist for Defender for Identity, 2026-02-10; plan also in Test-MdiReadiness.ps1, 2026-07-05
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/windows-hardware/design/device-experiences/powercfg-command-line-options
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$highPerformance = '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c'
$powerTool = "$env:windir\System32\powercfg.exe"

$before = "$(& $powerTool /getactivescheme)".Trim()
if ($LASTEXITCODE -ne 0) {
    throw "powercfg ended with exit code $LASTEXITCODE."
}

if ($before -match $highPerformance) {
    Write-Output 'Nothing to do: High performance is the active plan.'
} elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Activate the High performance plan, now: $before")) {
    Write-Output "Old plan, keep it: $before"
    & $powerTool /setactive $highPerformance
    if ($LASTEXITCODE -ne 0) {
        throw "powercfg could not activate the plan (exit code $LASTEXITCODE). Is it there? powercfg /list"
    }
    & $powerTool /getactivescheme
}
