#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Restart the sensor through its updater
.DESCRIPTION
Stops the updater and the sensor, in this order, and starts them again. Without the order the
updater would start the sensor in between. The sensor watches nothing for some minutes.
.EXAMPLE
.\Restart-SensorService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Both services say Running, and Microsoft.Tri.Sensor-Errors.log has no new errors after some minutes.
Source: Microsoft Learn, Defender for Identity technical FAQ, 2024-02-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$services = @(Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue)
if ($services.Count -lt 2) {
    throw "The sensor services are not on $env:COMPUTERNAME."
}
if ($services.StartType -contains 'Disabled') {
    throw 'A sensor service is disabled and would not start again. Use Enable-SensorService.'
}

if ($PSCmdlet.ShouldProcess("AATPSensorUpdater and AATPSensor on $env:COMPUTERNAME", 'Restart')) {
    # The updater comes first both times: it watches over the sensor.
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Stop-Service -Name $name -Force -Confirm:$false -ErrorAction Stop
    }
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Start-Service -Name $name -Confirm:$false -ErrorAction Stop
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
