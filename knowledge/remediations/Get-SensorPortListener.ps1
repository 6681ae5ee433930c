#Requires -Version 5.1
<#
.SYNOPSIS
Who listens on port 444?
.DESCRIPTION
Shows the process that has TCP port 444 open on this computer. The sensor needs it for itself.
.EXAMPLE
.\Get-SensorPortListener.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: ProcessName is a process of the sensor (Microsoft.Tri...), and there is only one.
Source: Port: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$listeners = @(Get-NetTCPConnection -LocalPort 444 -State Listen -ErrorAction SilentlyContinue)

if ($listeners.Count -eq 0) {
    Write-Warning "Nobody listens on port 444 of $env:COMPUTERNAME. Does the updater service run?"
}

foreach ($listener in $listeners) {
    $process = Get-Process -Id $listener.OwningProcess -ErrorAction SilentlyContinue
    [pscustomobject]@{
        LocalAddress  = $listener.LocalAddress
        OwningProcess = $listener.OwningProcess
        ProcessName   = $process.ProcessName
    }
}
