#Requires -Version 5.1
<#
.SYNOPSIS
How far is the clock from the domain controller?
.DESCRIPTION
Asks w32tm for three samples of the difference between this clock and the one of the domain
controller. Nothing is set.
.PARAMETER DomainController
Domain controller, host name or FQDN.
.EXAMPLE
.\Measure-ClockOffset.ps1 -DomainController dc01.contoso.local
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: The offsets are far below 300 seconds; Kerberos refuses more than five minutes by default.
Source: Cause: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
.LINK
https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^[^\s"]+$')]
    [string] $DomainController
)

$time = "$env:windir\System32\w32tm.exe"

& $time /stripchart "/computer:$DomainController" /samples:3 /dataonly
if ($LASTEXITCODE -ne 0) {
    throw "w32tm could not ask $DomainController (exit code $LASTEXITCODE). Is UDP port 123 open?"
}
