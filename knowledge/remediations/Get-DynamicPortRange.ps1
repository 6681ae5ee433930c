#Requires -Version 5.1
<#
.SYNOPSIS
Show the dynamic port range
.DESCRIPTION
Prints first port and number of the ports that Windows hands out to outgoing TCP connections, with
netsh.
.EXAMPLE
.\Get-DynamicPortRange.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server that hosts the files, and the scanner server
Verify: The default is start port 49152 and 16384 ports; less than that is a fault.
Source: Microsoft Learn, Default dynamic port range for TCP/IP, 2023-12-26
Inferred: no
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang
#>
[CmdletBinding()]
param()

netsh int ipv4 show dynamicport tcp
if ($LASTEXITCODE -ne 0) {
    throw "netsh ended with exit code $LASTEXITCODE."
}
