#Requires -Version 5.1
<#
.SYNOPSIS
Show Large Send Offload per adapter
.DESCRIPTION
Shows the state of Large Send Offload (LSO) of each network adapter and the advanced settings of the
driver whose name begins with Large. On VMware guests LSO hides traffic from the sensor.
.EXAMPLE
.\Get-LargeSendOffload.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server on VMware
Verify: On VMware every LSO line says False or Disabled.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: no, except Get-NetAdapterLso
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/powershell/module/netadapter/get-netadapterlso
#>
[CmdletBinding()]
param()

foreach ($adapter in Get-NetAdapterLso) {
    foreach ($name in 'V1IPv4Enabled', 'IPv4Enabled', 'IPv6Enabled') {
        [pscustomobject]@{ Adapter = $adapter.Name; Setting = "LSO $name"; Value = "$($adapter.$name)" }
    }
}

$settings = Get-NetAdapterAdvancedProperty | Where-Object -FilterScript { $_.DisplayName -match '^Large*' }
foreach ($setting in $settings) {
    [pscustomobject]@{ Adapter = $setting.Name; Setting = $setting.DisplayName; Value = $setting.DisplayValue }
}
