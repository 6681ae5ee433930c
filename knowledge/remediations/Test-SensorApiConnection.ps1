#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
<#
.SYNOPSIS
Test the sensor API connection
.DESCRIPTION
Lets the DefenderForIdentity module call the ping address of the cloud service with the settings of
the installed sensor, proxy included. It counts only the answer 200: an older workspace that answers
503 is reached, but gives False here; Test-SensorApiPing tells the two apart.
.EXAMPLE
.\Test-SensorApiConnection.ps1
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: sensor server
Verify: The output is True.
Source: Microsoft Learn, Test connectivity, 2024-01-16; the rule for 200: source of the DefenderForIdentity module, read 2026-11-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/test-connectivity
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/test-mdisensorapiconnection
#>
[CmdletBinding()]
param()

Test-MDISensorApiConnection
