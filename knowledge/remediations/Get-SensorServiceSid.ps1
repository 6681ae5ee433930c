#Requires -Version 5.1
<#
.SYNOPSIS
Does the SID belong to the sensor service?
.DESCRIPTION
Lets sc.exe compute the security identifier of the service AATPSensor and compares it with the one
in the documented access entry for the Security log.
.EXAMPLE
.\Get-SensorServiceSid.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Same is True.
Source: Identifier: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$documented = 'S-1-5-80-818380073-2995186456-1411405591-3990468014-3617507088'

$lines = & "$env:windir\System32\sc.exe" showsid AATPSensor
if ($LASTEXITCODE -ne 0) {
    throw "sc.exe ended with exit code $LASTEXITCODE."
}

$sid = [regex]::Match("$lines", 'S-1-5-80(-\d+)+').Value

[pscustomobject]@{
    Service    = 'AATPSensor'
    Sid        = $sid
    Documented = $documented
    Same       = ($sid -eq $documented)
}
