#Requires -Version 5.1
<#
.SYNOPSIS
Can the certificate trust list be downloaded?
.DESCRIPTION
Tries TCP port 80 of the hosts from which Windows gets root certificates and revocation lists. It
tests the direct way: behind a proxy a False is no proof.
.EXAMPLE
.\Test-CertificateListAccess.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: TcpTestSucceeded is True for each host, or the proxy lets these hosts pass.
Source: Hosts: Microsoft Learn, Configure proxy, 2026-06-15
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-proxy
#>
[CmdletBinding()]
param()

foreach ($hostName in 'ctldl.windowsupdate.com', 'crl.microsoft.com', 'www.microsoft.com') {
    Test-NetConnection -ComputerName $hostName -Port 80 -WarningAction SilentlyContinue |
        Select-Object -Property 'ComputerName', 'RemoteAddress', 'RemotePort', 'TcpTestSucceeded'
}
