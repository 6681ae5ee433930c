#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Rebuild the performance counters
.DESCRIPTION
Stops the sensor services where they run, saves the present counter settings to a file in the
temporary folder, rebuilds the counters with lodctr /R (64 and 32 bit), tells WMI about it and
starts the services again. lodctr often needs a second run, so each one is tried twice.
.EXAMPLE
.\Repair-PerformanceCounter.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: maybe-reboot
RunOn: sensor server
Verify: Get-PerformanceCounterState shows PerfOS, PerfProc and PerfNet enabled and the sensor starts; if not, restart the server.
Rollback: lodctr /R:<the file that was printed>
Source: Microsoft support, self-help content for the sensor, 2021-04-09
Inferred: no, except the saved file and the second run
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/performance/rebuild-performance-counter-library-values
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

# Sorted so that the updater comes first: it would start the sensor again.
$running = @(
    Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.Status -ne 'Stopped' } |
        Sort-Object -Property Name -Descending
)

if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Stop the sensor, rebuild all performance counters, start the sensor')) {
    $backup = Join-Path -Path $env:TEMP -ChildPath ('counters-{0:yyyyMMdd-HHmmss}.ini' -f (Get-Date))
    & "$env:windir\System32\lodctr.exe" "/S:$backup"
    if ($LASTEXITCODE -eq 0) {
        Write-Output "Old counter settings: $backup"
    } else {
        Write-Warning "The old counter settings could not be saved (exit code $LASTEXITCODE)."
    }

    try {
        foreach ($service in $running) {
            Stop-Service -Name $service.Name -Force -Confirm:$false -ErrorAction Stop
        }

        foreach ($folder in 'System32', 'SysWOW64') {
            Push-Location -LiteralPath "$env:windir\$folder"
            try {
                foreach ($attempt in 1, 2) {
                    & "$env:windir\$folder\lodctr.exe" /R
                    if ($LASTEXITCODE -eq 0) {
                        break
                    }
                }
                if ($LASTEXITCODE -ne 0) {
                    throw "lodctr /R in $folder ended with exit code $LASTEXITCODE."
                }
            } finally {
                Pop-Location
            }
        }

        & "$env:windir\System32\wbem\WinMgmt.exe" /RESYNCPERF
        if ($LASTEXITCODE -ne 0) {
            throw "WinMgmt /RESYNCPERF ended with exit code $LASTEXITCODE."
        }
    } finally {
        foreach ($service in $running) {
            Start-Service -Name $service.Name -Confirm:$false
        }
    }
    Write-Output 'The counters are rebuilt. If the error comes back, restart the server.'
}
