#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Set the sensor proxy
.DESCRIPTION
Writes the proxy into the configuration of the sensor, without credentials; the cmdlet stops and
starts the sensor for it. A proxy that was set through WinINET or the registry has to be changed
there. A proxy user that was stored is dropped. Under a v3 sensor the cmdlet writes the proxy
policies of Defender instead.
.PARAMETER ProxyUrl
Proxy as http://host:port.
.EXAMPLE
.\Set-SensorProxy.ps1 -ProxyUrl http://proxy.contoso.com:8080 -WhatIf
.NOTES
Kind: fix
Elevation: required, as the cmdlet writes below Program Files (not documented)
Restart: service, the cmdlet does it itself
RunOn: sensor server
Verify: Get-SensorProxy shows the new Url, and Test-SensorApiConnection gives True.
Rollback: Clear-MDISensorProxyConfiguration, or Set-SensorProxy with the old Url that was printed
Source: Microsoft Learn, Configure proxy, 2026-06-15; restart and v3: source of the DefenderForIdentity module, read 2026-11-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-proxy
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/set-mdisensorproxyconfiguration
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^https?://[^\s"]+$')]
    [string] $ProxyUrl
)

$old = Get-MDISensorProxyConfiguration -ErrorAction Stop

if ($old.Url -eq $ProxyUrl -and -not $old.IsAuthenticationProxyEnabled) {
    Write-Output "Nothing to do: the sensor already uses $ProxyUrl."
} elseif ($PSCmdlet.ShouldProcess("Sensor on $env:COMPUTERNAME", "Set the proxy $ProxyUrl, was '$($old.Url)'")) {
    Write-Output "Old proxy, keep it: '$($old.Url)', user '$($old.UserName)'"
    Set-MDISensorProxyConfiguration -ProxyUrl $ProxyUrl -Confirm:$false -ErrorAction Stop
    Get-MDISensorProxyConfiguration |
        Select-Object -Property 'IsProxyEnabled', 'IsAuthenticationProxyEnabled', 'Url', 'UserName'
}
