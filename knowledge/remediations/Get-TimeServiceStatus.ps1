#Requires -Version 5.1
<#
.SYNOPSIS
Is the clock of this server right?
.DESCRIPTION
Prints the state of the Windows time service with w32tm: source, stratum and last successful sync.
.EXAMPLE
.\Get-TimeServiceStatus.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server with the sensor; for gMSA dates also the domain controllers
Verify: Source is a domain controller or a time server (not "Local CMOS Clock"), and the last sync is recent.
Source: Microsoft Learn, Troubleshooting Defender for Identity known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

Write-Output "Local time $((Get-Date).ToString('s')), UTC $([datetime]::UtcNow.ToString('s'))"
w32tm /query /status
if ($LASTEXITCODE -ne 0) {
    throw "w32tm ended with exit code $LASTEXITCODE. Is the Windows Time service running?"
}
