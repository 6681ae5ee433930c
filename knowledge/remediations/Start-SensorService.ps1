#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Start the sensor services
.DESCRIPTION
Starts the updater and then the sensor, where they do not run. A disabled service is not touched:
that is what Enable-SensorService is for.
.EXAMPLE
.\Start-SensorService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Get-SensorService says Running for both; the portal shows the sensor as running within minutes.
Rollback: Stop-SensorService
Source: Microsoft Learn, Defender for Identity technical FAQ, 2024-02-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$services = @(Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue)
$waiting = @($services | Where-Object -FilterScript { $_.Status -ne 'Running' })

if ($services.Count -lt 2) {
    throw "The sensor services are not on $env:COMPUTERNAME."
}
if ($services.StartType -contains 'Disabled') {
    throw 'A sensor service is disabled. Use Enable-SensorService.'
}

if ($waiting.Count -eq 0) {
    Write-Output 'Nothing to do: both sensor services run.'
} elseif ($PSCmdlet.ShouldProcess("AATPSensorUpdater and AATPSensor on $env:COMPUTERNAME", 'Start')) {
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Start-Service -Name $name -Confirm:$false -ErrorAction Stop
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
