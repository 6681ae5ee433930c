#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Enable a network adapter
.DESCRIPTION
Enables one network adapter that is disabled. Where the adapter is enabled but disconnected, no
command helps: look at cable, switch or virtual switch.
.PARAMETER Adapter
Name of the network adapter, as Get-NetAdapter shows it.
.EXAMPLE
.\Enable-CaptureAdapter.ps1 -Adapter Capture -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none
RunOn: sensor server
Verify: Get-CaptureAdapter shows Status Up for the adapter; the health issue closes by itself.
Rollback: Disable-NetAdapter -Name '<adapter>'
Source: Step: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/powershell/module/netadapter/enable-netadapter
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Adapter
)

$found = Get-NetAdapter | Where-Object -FilterScript { $_.Name -eq $Adapter }
if ($null -eq $found) {
    throw "No adapter '$Adapter'. Get-NetAdapter shows the names; an adapter that was renamed has to be selected again."
}

if ($found.Status -ne 'Disabled') {
    Write-Output "Nothing to enable: '$Adapter' is $($found.Status)."
} elseif ($PSCmdlet.ShouldProcess("$Adapter, $($found.InterfaceDescription)", 'Enable the network adapter')) {
    Enable-NetAdapter -Name $Adapter -Confirm:$false -ErrorAction Stop
    Get-NetAdapter -Name $Adapter | Select-Object -Property 'Name', 'Status', 'LinkSpeed'
}
