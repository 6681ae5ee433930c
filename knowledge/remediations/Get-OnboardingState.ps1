#Requires -Version 5.1
<#
.SYNOPSIS
Is the server onboarded?
.DESCRIPTION
Reads the onboarding state of Microsoft Defender for Endpoint from the registry. Sensor 3.x needs a
server that is onboarded.
.EXAMPLE
.\Get-OnboardingState.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: server that is to move to sensor 3.x
Verify: Onboarded is True (OnboardingState 1).
Source: Requirement: Microsoft Learn, Migrate to sensor v3, 2026-05-19
Inferred: yes, the command and the registry value
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/migrate-to-sensor-v3
.LINK
https://learn.microsoft.com/defender-endpoint/troubleshoot-onboarding
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SOFTWARE\Microsoft\Windows Advanced Threat Protection\Status'
$state = (Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue).OnboardingState

[pscustomobject]@{
    Key             = $key
    OnboardingState = $state
    Onboarded       = ($state -eq 1)
}
