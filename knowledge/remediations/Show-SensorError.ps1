#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Show the latest sensor errors
.DESCRIPTION
Prints the last 60 lines of the newest Microsoft.Tri.Sensor-Errors.log. A sensor with a custom log
path writes elsewhere: see Find-CustomLogPath.
.EXAMPLE
.\Show-SensorError.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: The last lines have the time at which the service failed to start; the first exception names the cause.
Source: Path: Microsoft Learn, Troubleshooting using logs, 2026-06-15
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-using-logs
#>
[CmdletBinding()]
param()

$pattern = "$env:ProgramFiles\Azure Advanced Threat Protection Sensor\*\Logs\Microsoft.Tri.Sensor-Errors.log"
$log = Get-ChildItem -Path $pattern -ErrorAction SilentlyContinue |
    Sort-Object -Property LastWriteTime -Descending |
    Select-Object -First 1

if ($null -eq $log) {
    Write-Warning "No error log under $pattern"
} else {
    Write-Output "$($log.FullName), written $($log.LastWriteTime)"
    Get-Content -LiteralPath $log.FullName -Tail 60 -Encoding UTF8
}
