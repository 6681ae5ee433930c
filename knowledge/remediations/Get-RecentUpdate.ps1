#Requires -Version 5.1
<#
.SYNOPSIS
List the newest updates
.DESCRIPTION
Lists the five newest updates that Windows knows. Cumulative updates contain the earlier ones: a
later date than that of the update in question is enough.
.EXAMPLE
.\Get-RecentUpdate.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: The newest update is KB5037422 (Windows Server 2022) or any later cumulative update.
Source: Updates: Microsoft Learn, Activate Defender for Identity capabilities, 2025-02-12
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/activate-capabilities
#>
[CmdletBinding()]
param()

Get-HotFix -ErrorAction Stop |
    Sort-Object -Property InstalledOn -Descending |
    Select-Object -First 5 -Property 'HotFixID', 'Description', 'InstalledOn'
