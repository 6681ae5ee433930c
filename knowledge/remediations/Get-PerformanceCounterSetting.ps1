#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Are counters turned off in the registry?
.DESCRIPTION
Reads the values "Disable Performance Counters" and DisablePerformanceCounters of PerfOS, PerfProc,
PerfNet and Tcpip. Windows writes the first spelling itself when a counter library fails; the
support article writes the second.
.EXAMPLE
.\Get-PerformanceCounterSetting.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: TurnedOff is False on every line (the value is absent or 0).
Source: Keys: Microsoft support, self-help content for the sensor, 2021-04-09
Inferred: yes, the command; the value name with blanks comes from the Windows documentation
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/performance/rebuild-performance-counter-library-values
#>
[CmdletBinding()]
param()

foreach ($service in 'PerfOS', 'PerfProc', 'PerfNet', 'Tcpip') {
    $key = "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Performance"
    $values = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
    foreach ($name in 'Disable Performance Counters', 'DisablePerformanceCounters') {
        $value = $values.$name
        [pscustomobject]@{
            Service   = $service
            Value     = $name
            Data      = $value
            TurnedOff = ($null -ne $value -and $value -ne 0)
        }
    }
}
