#Requires -Version 5.1
<#
.SYNOPSIS
Count the connections to one endpoint
.DESCRIPTION
Counts the TCP connections of this computer to one address by state. Takes the endpoint as the log
prints it, 10.0.0.5:443 or [2001:db8::5]:443, and uses the address.
.PARAMETER RemoteAddress
IP address, or IP:port as the log prints it.
.EXAMPLE
.\Measure-RemoteConnection.ps1 -RemoteAddress 10.0.0.5:443
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server
Verify: A handful of connections; thousands in TimeWait mean that ports are used up.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $RemoteAddress
)

$text = $RemoteAddress.Trim() -replace '^\[([^\]]+)\](:[0-9]+)?$', '$1' -replace '^([0-9]+(\.[0-9]+){3}):[0-9]+$', '$1'
$address = $text -as [System.Net.IPAddress]
if ($null -eq $address) {
    throw "'$RemoteAddress' is no IP address."
}
$connections = @(Get-NetTCPConnection -RemoteAddress $address.ToString() -ErrorAction SilentlyContinue)
Write-Output "$($connections.Count) connections to $address."
$connections | Group-Object -Property State -NoElement | Sort-Object -Property Count -Descending
