#Requires -Version 5.1
<#
.SYNOPSIS
List the network adapters
.DESCRIPTION
Lists the network adapters of this server with state and speed. The adapters that the portal shows
as capture adapters have to be here under the same name, and up.
.EXAMPLE
.\Get-CaptureAdapter.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Each selected capture adapter is in the list with Status Up.
Source: Cause: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
#>
[CmdletBinding()]
param()

Get-NetAdapter -ErrorAction Stop |
    Sort-Object -Property Name |
    Select-Object -Property 'Name', 'Status', 'InterfaceDescription', 'LinkSpeed'
