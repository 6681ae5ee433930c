#Requires -Version 5.1
<#
.SYNOPSIS
Can this server reach the domain controller?
.DESCRIPTION
Tries the TCP ports of LDAP (389), LDAPS (636), global catalog (3268, 3269) and Kerberos (88) on the
domain controller. Only the connection is tried, nobody logs on. A port that is closed takes some 20
seconds.
.PARAMETER DomainController
Domain controller, host name or FQDN.
.EXAMPLE
.\Test-DomainControllerPort.ps1 -DomainController dc01.contoso.local
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: TcpTestSucceeded is True for 389 and 3268; 636 and 3269 need a certificate on the domain controller.
Source: Ports: Microsoft Learn, Sensor 2.x prerequisites, 2025-06-18
Inferred: yes, the command and port 88
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/prerequisites-sensor-version-2#required-ports
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $DomainController
)

foreach ($port in 389, 636, 3268, 3269, 88) {
    Test-NetConnection -ComputerName $DomainController -Port $port -WarningAction SilentlyContinue |
        Select-Object -Property 'ComputerName', 'RemoteAddress', 'RemotePort', 'TcpTestSucceeded'
}
