#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Enlarge the dynamic port range
.DESCRIPTION
Sets first port and number of the dynamic TCP ports with netsh. It refuses a range that is smaller
than the present one or than the default of 16384 ports: the example of the documentation would
shrink it. Services that listen inside the new range need a reservation.
.PARAMETER StartPort
First dynamic port, at least 1025.
.PARAMETER PortCount
Number of dynamic ports, not below what is set now.
.EXAMPLE
.\Set-DynamicPortRange.ps1 -StartPort 10000 -PortCount 55536 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none documented
RunOn: the server that hosts the files
Verify: netsh shows the new start and number; Measure-EphemeralPort stays far below it.
Rollback: netsh int ipv4 set dynamicport tcp start=49152 num=16384 (the default), or the numbers that were printed
Source: Microsoft Learn, Default dynamic port range for TCP/IP, 2023-12-26
Inferred: no
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [ValidateRange(1025, 49152)]
    [int] $StartPort = 10000,

    [ValidateRange(16384, 64511)]
    [int] $PortCount = 55536
)

if ($StartPort + $PortCount - 1 -gt 65535) {
    throw "$PortCount ports from $StartPort on do not fit: the last port is 65535."
}
$numbers = @(netsh int ipv4 show dynamicport tcp | Where-Object -FilterScript { $_ -match '[0-9]+\s*$' } |
    ForEach-Object -Process { [int] ($_ -replace '^.*?([0-9]+)\s*$', '$1') })
if ($LASTEXITCODE -ne 0 -or $numbers.Count -lt 2) {
    throw "netsh does not tell the dynamic port range (exit code $LASTEXITCODE)."
}
Write-Output "Now: start $($numbers[0]), number $($numbers[1])."
if ($PortCount -lt $numbers[1]) {
    throw "$PortCount ports would be fewer than the $($numbers[1]) that are set now."
}
if ($StartPort -eq $numbers[0] -and $PortCount -eq $numbers[1]) {
    Write-Output 'Nothing to do: this range is set already.'
}
else {
    if ($PSCmdlet.ShouldProcess('dynamic TCP ports of this computer', "Set start=$StartPort num=$PortCount")) {
        netsh int ipv4 set dynamicport tcp start=$StartPort num=$PortCount
        if ($LASTEXITCODE -ne 0) {
            throw "netsh could not set the range (exit code $LASTEXITCODE)."
        }
        netsh int ipv4 show dynamicport tcp
    }
}
