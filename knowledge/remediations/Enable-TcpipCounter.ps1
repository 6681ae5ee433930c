#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Turn the Tcpip counters on
.DESCRIPTION
Enables the Tcpip performance counters with lodctr and tells WMI about it. With these counters off
the updater service never gets to Running, and the setup ends with 0x80070643.
.EXAMPLE
.\Enable-TcpipCounter.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: reboot
RunOn: the server where the setup failed
Verify: lodctr /Q:Tcpip says Enabled; after the restart the setup goes through.
Rollback: lodctr /D:Tcpip, then winmgmt /resyncperf
Source: Community blog, 2026-09-10
Inferred: no, except the test before
.LINK
https://learn.microsoft.com/windows-server/administration/windows-commands/lodctr
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$counterTool = "$env:windir\System32\lodctr.exe"
$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\Tcpip\Performance'
$turnedOff = (Get-ItemProperty -LiteralPath $key -ErrorAction Stop).'Disable Performance Counters'

$before = "$(& $counterTool /Q:Tcpip)"
if ($LASTEXITCODE -ne 0) {
    throw "lodctr /Q:Tcpip ended with exit code $LASTEXITCODE."
}

if (-not $turnedOff -and $before -match '\(Enabled\)') {
    Write-Output 'Nothing to do: the Tcpip counters are enabled.'
} elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Enable the Tcpip performance counters')) {
    & $counterTool /E:Tcpip
    if ($LASTEXITCODE -ne 0) {
        throw "lodctr /E:Tcpip ended with exit code $LASTEXITCODE."
    }
    & "$env:windir\System32\wbem\WinMgmt.exe" /resyncperf
    if ($LASTEXITCODE -ne 0) {
        throw "winmgmt /resyncperf ended with exit code $LASTEXITCODE."
    }
    & $counterTool /Q:Tcpip
    Write-Output 'Restart the server now, then run the sensor setup again.'
}
