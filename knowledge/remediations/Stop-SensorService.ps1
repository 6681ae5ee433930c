#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Stop the sensor services
.DESCRIPTION
Stops the updater and then the sensor, so that the updater does not start it again. This server is
not watched until Start-SensorService, or a restart of the server.
.EXAMPLE
.\Stop-SensorService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Get-SensorService says Stopped for both.
Rollback: Start-SensorService
Source: Microsoft Learn, Defender for Identity technical FAQ, 2024-02-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$services = @(Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue)
$running = @($services | Where-Object -FilterScript { $_.Status -ne 'Stopped' })

if ($services.Count -eq 0) {
    throw "The sensor services are not on $env:COMPUTERNAME."
}

if ($running.Count -eq 0) {
    Write-Output 'Nothing to do: both sensor services are stopped.'
} elseif ($PSCmdlet.ShouldProcess("AATPSensorUpdater and AATPSensor on $env:COMPUTERNAME", 'Stop')) {
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Stop-Service -Name $name -Force -Confirm:$false -ErrorAction Stop
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
