#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Turn Receive Segment Coalescing off
.DESCRIPTION
Turns Receive Segment Coalescing (RSC) off for IPv4 and IPv6 on one network adapter, the capture
adapter of a standalone sensor. The network connection may break for a moment.
.PARAMETER Adapter
Name of the network adapter, as Get-NetAdapter shows it.
.EXAMPLE
.\Disable-ReceiveSegmentCoalescing.ps1 -Adapter Capture -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none (brief network loss possible)
RunOn: standalone sensor server
Verify: Get-ReceiveSegmentCoalescing says False for the adapter; check port mirroring if there is still no traffic.
Rollback: Enable-NetAdapterRsc -Name '<adapter>' -IPv4 -IPv6
Source: Setting: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command; the setting is official
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/powershell/module/netadapter/disable-netadapterrsc
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Adapter
)

$coalescing = Get-NetAdapterRsc | Where-Object -FilterScript { $_.Name -eq $Adapter }
if ($null -eq $coalescing) {
    throw "No adapter '$Adapter' with Receive Segment Coalescing. Get-NetAdapterRsc shows the names."
}

if (-not ($coalescing.IPv4Enabled -or $coalescing.IPv6Enabled)) {
    Write-Output "Nothing to do: Receive Segment Coalescing of '$Adapter' is off."
} elseif ($PSCmdlet.ShouldProcess($Adapter, 'Disable Receive Segment Coalescing, the link may break for a moment')) {
    $selection = @{ Name = $Adapter; IPv4 = $true; IPv6 = $true }
    Disable-NetAdapterRsc @selection -Confirm:$false -ErrorAction Stop
    Get-NetAdapterRsc -Name $Adapter | Select-Object -Property 'Name', 'IPv4Enabled', 'IPv6Enabled'
}
