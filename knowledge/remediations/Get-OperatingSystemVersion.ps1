#Requires -Version 5.1
<#
.SYNOPSIS
Show the operating system version
.DESCRIPTION
Shows the name and the version of Windows on this server. Sensor 2.x needs Windows Server 2016 or
later, sensor 3.x Windows Server 2019 or later.
.EXAMPLE
.\Get-OperatingSystemVersion.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: BuildNumber is 14393 or higher for sensor 2.x, 17763 or higher for sensor 3.x.
Source: Minimum versions: Microsoft Learn, Sensor 2.x prerequisites, 2025-06-18; alert: Health issues, 2026-04-26
Inferred: yes, the command and the build numbers
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/prerequisites-sensor-version-2
#>
[CmdletBinding()]
param()

Get-CimInstance -ClassName Win32_OperatingSystem |
    Select-Object -Property 'Caption', 'Version', 'BuildNumber', 'InstallDate'
