#Requires -Version 5.1
<#
.SYNOPSIS
Show the free memory
.DESCRIPTION
Shows total and free memory of this server in gigabytes. The sensor stops itself when the domain
controller runs short of memory.
.EXAMPLE
.\Measure-FreeMemory.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: FreePercent stays well above zero at the busy hours; else add memory.
Source: Alert: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/capacity-planning
#>
[CmdletBinding()]
param()

# Windows counts both in kilobytes of 1024 bytes.
$system = Get-CimInstance -ClassName Win32_OperatingSystem

[pscustomobject]@{
    TotalGB     = [math]::Round($system.TotalVisibleMemorySize / 1048576, 1)
    FreeGB      = [math]::Round($system.FreePhysicalMemory / 1048576, 1)
    FreePercent = [math]::Round(100 * $system.FreePhysicalMemory / $system.TotalVisibleMemorySize)
}
