#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Set both services to automatic and start them
.DESCRIPTION
Sets the updater and the sensor to start automatically and starts them. For services that somebody
disabled, for example during a repair; find out why before.
.EXAMPLE
.\Enable-SensorService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Get-SensorService says Running and Automatic for both.
Rollback: Set-Service -Name <service> -StartupType <the old type that was printed>
Source: Names and start type: Microsoft, Troubleshooting known issues, 2023-03-20
Inferred: yes, the commands
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/defender-for-identity/sensor-settings
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$services = @(Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue)
if ($services.Count -lt 2) {
    throw "The sensor services are not on $env:COMPUTERNAME."
}

$ready = @($services | Where-Object -FilterScript { $_.StartType -eq 'Automatic' -and $_.Status -eq 'Running' })
$before = ($services | ForEach-Object -Process { "$($_.Name): $($_.StartType), $($_.Status)" }) -join '; '

if ($ready.Count -eq 2) {
    Write-Output 'Nothing to do: both services are automatic and run.'
} elseif ($PSCmdlet.ShouldProcess("Sensor services on $env:COMPUTERNAME", 'Set to Automatic and start')) {
    Write-Output "Before: $before"
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Set-Service -Name $name -StartupType Automatic -Confirm:$false -ErrorAction Stop
    }
    foreach ($name in 'AATPSensorUpdater', 'AATPSensor') {
        Start-Service -Name $name -Confirm:$false -ErrorAction Stop
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
