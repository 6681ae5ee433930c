#Requires -Version 5.1
<#
.SYNOPSIS
Show the sensor services
.DESCRIPTION
Shows the sensor (AATPSensor) and its updater (AATPSensorUpdater). A server with sensor 3.x has
neither of them.
.EXAMPLE
.\Get-SensorService.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Both are Running and Automatic.
Source: Microsoft Learn, Migrate to sensor v3, 2026-05-19; community checklist for Defender for Identity, 2026-02-10
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/sensor-settings
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/migrate-to-sensor-v3
#>
[CmdletBinding()]
param()

$services = @(Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' -ErrorAction SilentlyContinue)

if ($services.Count -lt 2) {
    Write-Warning "Only $($services.Count) of the two sensor services are on $env:COMPUTERNAME."
}

$services | Select-Object -Property 'Name', 'DisplayName', 'Status', 'StartType'
