#Requires -Version 5.1
<#
.SYNOPSIS
Show Receive Segment Coalescing
.DESCRIPTION
Shows the state of Receive Segment Coalescing (RSC) of each network adapter. On the capture adapter
of a standalone sensor it has to be off.
.EXAMPLE
.\Get-ReceiveSegmentCoalescing.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: standalone sensor server
Verify: IPv4Enabled and IPv6Enabled are False for the capture adapter.
Source: Setting: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/powershell/module/netadapter/get-netadapterrsc
#>
[CmdletBinding()]
param()

Get-NetAdapterRsc -ErrorAction Stop |
    Select-Object -Property 'Name', 'InterfaceDescription', 'IPv4Enabled', 'IPv6Enabled'
