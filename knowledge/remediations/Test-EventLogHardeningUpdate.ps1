#Requires -Version 5.1
<#
.SYNOPSIS
Is KB5009557 installed?
.DESCRIPTION
Looks for the update of January 2022 for Windows Server 2019 after which older sensor packages fail
to install. A later cumulative update contains it under another number, so a missing entry is no
proof. Sensor packages from 2.173 on do not mind.
.EXAMPLE
.\Test-EventLogHardeningUpdate.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server where the setup failed
Verify: Listed is True on a server that has exactly this update; whatever it says, use a current setup package.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04; fixed in 2.173: What's new, 2022-02-13
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$update = Get-HotFix -Id KB5009557 -ErrorAction SilentlyContinue
$system = Get-CimInstance -ClassName Win32_OperatingSystem

[pscustomobject]@{
    Update      = 'KB5009557'
    Listed      = ($null -ne $update)
    InstalledOn = $update.InstalledOn
    System      = $system.Caption
    Version     = $system.Version
}
