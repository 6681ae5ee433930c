#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Query the performance counters, Tcpip too
.DESCRIPTION
Lets lodctr print the state of the Tcpip counters first and then of all counter libraries. Each one
says Enabled or Disabled (or its translation).
.EXAMPLE
.\Get-PerformanceCounterState.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: Tcpip, PerfOS, PerfProc and PerfNet say "Performance Counters (Enabled)".
Source: lodctr /Q:Tcpip: community blog, 2026-09-10
Inferred: no, except the query of all counters
.LINK
https://learn.microsoft.com/windows-server/administration/windows-commands/lodctr
#>
[CmdletBinding()]
param()

foreach ($query in '/Q:Tcpip', '/Q') {
    & "$env:windir\System32\lodctr.exe" $query
    if ($LASTEXITCODE -ne 0) {
        throw "lodctr $query ended with exit code $LASTEXITCODE."
    }
}
