#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Uninstall the sensor silently
.DESCRIPTION
Runs the setup with /uninstall /quiet. The sensor stops, and this server is no longer watched until
a sensor is installed again. Have the current package and the access key ready before.
.PARAMETER SetupFile
Full path of the setup file.
.EXAMPLE
.\Uninstall-Sensor.ps1 -SetupFile 'C:\MDI\Azure ATP Sensor Setup.exe' -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: maybe-reboot
RunOn: sensor server
Verify: Get-SensorService finds neither AATPSensor nor AATPSensorUpdater.
Rollback: Install-Sensor
Source: Microsoft Learn, Defender for Identity technical FAQ, 2024-02-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
.LINK
https://learn.microsoft.com/defender-for-identity/uninstall-sensor
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SetupFile
)

$setup = Get-Item -LiteralPath $SetupFile -ErrorAction Stop

if (-not (Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' -ErrorAction SilentlyContinue)) {
    Write-Output "Nothing to do: there is no sensor service on $env:COMPUTERNAME."
} elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Uninstall the sensor with $($setup.FullName)")) {
    $words = @('/uninstall', '/quiet')
    $process = Start-Process -FilePath $setup.FullName -ArgumentList $words -Wait -PassThru -ErrorAction Stop
    if ($process.ExitCode -eq 3010) {
        Write-Warning 'Uninstalled. Restart the server to finish.'
    } elseif ($process.ExitCode -ne 0) {
        throw "The setup ended with exit code $($process.ExitCode). Its logs are in $env:TEMP."
    } else {
        Write-Output "The sensor is uninstalled from $env:COMPUTERNAME."
    }
}
