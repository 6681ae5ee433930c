#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
<#
.SYNOPSIS
Show the sensor proxy configuration
.DESCRIPTION
Shows the proxy that stands in the configuration of the sensor. A proxy that was set through WinINET
or the registry does not appear here. The stored password is left out.
.EXAMPLE
.\Get-SensorProxy.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: sensor server
Verify: Url is the proxy that lets *.atp.azure.com pass without inspection, or there is none.
Source: Microsoft Learn, Configure proxy, 2026-06-15
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-proxy
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/get-mdisensorproxyconfiguration
#>
[CmdletBinding()]
param()

$proxy = Get-MDISensorProxyConfiguration -ErrorAction Stop

if ($null -eq $proxy) {
    Write-Output 'The sensor configuration has no proxy.'
} else {
    $proxy | Select-Object -Property 'IsProxyEnabled', 'IsAuthenticationProxyEnabled', 'Url', 'UserName'
}
