#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Turn Large Send Offload off
.DESCRIPTION
Turns Large Send Offload of one network adapter off, for sensors on VMware. The network connection
may break for a moment. Your version of VMware may want other steps as well.
.PARAMETER Adapter
Name of the network adapter, as Get-NetAdapter shows it.
.EXAMPLE
.\Disable-LargeSendOffload.ps1 -Adapter Ethernet0 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: maybe-reboot
RunOn: sensor server on VMware
Verify: Get-LargeSendOffload says False for the adapter; if the alert stays, restart the server.
Rollback: Enable-NetAdapterLso -Name '<adapter>'
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/powershell/module/netadapter/disable-netadapterlso
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Adapter
)

$offload = Get-NetAdapterLso | Where-Object -FilterScript { $_.Name -eq $Adapter }
if ($null -eq $offload) {
    throw "No adapter '$Adapter' with Large Send Offload. Get-NetAdapterLso shows the names."
}

if (-not ($offload.V1IPv4Enabled -or $offload.IPv4Enabled -or $offload.IPv6Enabled)) {
    Write-Output "Nothing to do: Large Send Offload of '$Adapter' is off."
} elseif ($PSCmdlet.ShouldProcess($Adapter, 'Disable Large Send Offload, the connection may break for a moment')) {
    Disable-NetAdapterLso -Name $Adapter -Confirm:$false -ErrorAction Stop
    Get-NetAdapterLso -Name $Adapter | Select-Object -Property 'Name', 'V1IPv4Enabled', 'IPv4Enabled', 'IPv6Enabled'
}
