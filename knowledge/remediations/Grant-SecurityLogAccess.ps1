#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Let the sensor read the Security log (only where no GPO sets it)
.DESCRIPTION
Adds read access for the sensor service to the access list of the Security event log. Where the
group policy "Configure log access" sets the list, it stops: the entry belongs in that policy. The
old list is printed before the change; keep it.
.EXAMPLE
.\Grant-SecurityLogAccess.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: After a restart of the sensor its log has "EventLogWatcher enabled [name=Security]", and Get-SecurityLogAccess gives SensorMayRead True.
Rollback: wevtutil sl security "/ca:<the old list that was printed>"
Source: Entry: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the script; the access entry is official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$entry = '(A;;0x1;;;S-1-5-80-818380073-2995186456-1411405591-3990468014-3617507088)'
$eventTool = "$env:windir\System32\wevtutil.exe"

$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EventLog\Security'
$policy = (Get-ItemProperty -LiteralPath $policyKey -ErrorAction SilentlyContinue).ChannelAccess
if ($policy) {
    throw "The group policy 'Configure log access' sets this list. Append there: $entry"
}

$lines = & $eventTool gl security
if ($LASTEXITCODE -ne 0) {
    throw "wevtutil ended with exit code $LASTEXITCODE. Run PowerShell as administrator."
}
$old = "$(@($lines -match '^channelAccess:') -replace '^channelAccess:\s*', '')"
if (-not $old) {
    throw 'wevtutil shows no access list. Nothing was changed.'
}

# The entry belongs to the first part of the list (D:), so it goes before an audit part (S:).
$new = $old + $entry
if ($old -match '^(?<access>.+?)(?<audit>S:.*)$') {
    $new = $Matches['access'] + $entry + $Matches['audit']
}
$null = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $new -ErrorAction Stop

if ($old -like "*$entry*") {
    Write-Output 'Nothing to do: the sensor service already has the entry.'
} elseif ($PSCmdlet.ShouldProcess("Security event log on $env:COMPUTERNAME", "Append $entry")) {
    Write-Output "Old access list, keep it: $old"
    & $eventTool sl security "/ca:$new"
    if ($LASTEXITCODE -ne 0) {
        throw "wevtutil could not set the list (exit code $LASTEXITCODE)."
    }
    Write-Output "New access list: $new"
    Write-Output 'Restart the sensor services now.'
}
