#Requires -Version 5.1
<#
.SYNOPSIS
Which capture driver and NIC team is installed?
.DESCRIPTION
Lists the Npcap and WinPcap entries of the installed programs (64 and 32 bit) and the NIC teams of
Windows. WinPcap is no longer supported, and Npcap has to be 1.0 or later.
.EXAMPLE
.\Get-CaptureDriver.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: There is one driver, "Npcap OEM" 1.00 or later, and no WinPcap.
Source: Search as in Test-MdiReadiness.ps1, 2026-07-05; versions: Microsoft Learn, technical FAQ, 2024-02-21
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
.LINK
https://github.com/microsoft/Microsoft-Defender-for-Identity
#>
[CmdletBinding()]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*'
)
$drivers = @(
    Get-ItemProperty -Path $keys -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.DisplayName -match 'npcap|winpcap' }
)
$teams = @(Get-NetLbfoTeam -ErrorAction SilentlyContinue)

if ($drivers.Count -eq 0) {
    Write-Warning "No capture driver is installed on $env:COMPUTERNAME."
}
foreach ($driver in $drivers) {
    [pscustomobject]@{ Kind = 'driver'; Name = $driver.DisplayName; Detail = $driver.DisplayVersion }
}
foreach ($team in $teams) {
    [pscustomobject]@{ Kind = 'team'; Name = $team.Name; Detail = ($team.Members -join ', ') }
}
