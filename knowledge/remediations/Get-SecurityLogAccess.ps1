#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
May the sensor read the Security log?
.DESCRIPTION
Reads the access list of the Security event log with wevtutil, looks for the entry of the sensor
service (AATPSensor), and tells whether the group policy "Configure log access" sets the list.
.EXAMPLE
.\Get-SecurityLogAccess.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: SensorMayRead is True. Where it is False and SetByPolicy is True, the entry belongs in the group policy.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the test; the access entry and the wevtutil command are official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$entry = '(A;;0x1;;;S-1-5-80-818380073-2995186456-1411405591-3990468014-3617507088)'
$sensorSid = 'S-1-5-80-818380073-2995186456-1411405591-3990468014-3617507088'

$lines = & "$env:windir\System32\wevtutil.exe" gl security
if ($LASTEXITCODE -ne 0) {
    throw "wevtutil ended with exit code $LASTEXITCODE. Run PowerShell as administrator."
}

$access = @($lines -match '^channelAccess:') -replace '^channelAccess:\s*', ''
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EventLog\Security'
$policy = (Get-ItemProperty -LiteralPath $policyKey -ErrorAction SilentlyContinue).ChannelAccess

[pscustomobject]@{
    SensorMayRead = ("$access" -like "*$sensorSid*")
    SetByPolicy   = [bool]$policy
    ChannelAccess = "$access"
    EntryNeeded   = $entry
}
