#Requires -Version 5.1
<#
.SYNOPSIS
Can this server reach SQL Server?
.DESCRIPTION
Opens a TCP connection to the SQL Server of the scanner. A named instance listens on a port of its
own: ask for it, or look it up in SQL Server Configuration Manager.
.PARAMETER SqlServer
SQL Server host name, without the instance.
.PARAMETER Port
TCP port of the instance.
.EXAMPLE
.\Test-SqlServerPort.ps1 -SqlServer sql01.contoso.com -Port 1433
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server
Verify: TcpTestSucceeded is True.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command; the step is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SqlServer,

    [ValidateRange(1, 65535)]
    [int] $Port = 1433
)

$server = ($SqlServer -split '\\')[0]
Test-NetConnection -ComputerName $server -Port $Port |
    Select-Object -Property 'ComputerName', 'RemoteAddress', 'RemotePort', 'TcpTestSucceeded'
