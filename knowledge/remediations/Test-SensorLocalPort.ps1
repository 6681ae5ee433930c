#Requires -Version 5.1
<#
.SYNOPSIS
Is localhost port 444 open?
.DESCRIPTION
Tries TCP port 444 of this computer, over which the sensor and its updater talk to each other.
.EXAMPLE
.\Test-SensorLocalPort.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: TcpTestSucceeded is True while the updater service runs.
Source: Port: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/prerequisites-sensor-version-2#required-ports
#>
[CmdletBinding()]
param()

Test-NetConnection -ComputerName localhost -Port 444 -WarningAction SilentlyContinue |
    Select-Object -Property 'ComputerName', 'RemoteAddress', 'RemotePort', 'TcpTestSucceeded'
