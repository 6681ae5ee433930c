#Requires -Version 5.1
<#
.SYNOPSIS
Show the installed .NET Framework release
.DESCRIPTION
Reads the release number of .NET Framework 4 from the registry. The sensor needs 4.7 or later; its
setup installs it where it is missing, which may restart the server.
.EXAMPLE
.\Get-DotNetRelease.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Enough is True (460798 is 4.7, 461808 is 4.7.2).
Source: Minimum: Microsoft Learn, Install a sensor, 2026-04-05; release numbers: .NET documentation
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/install-sensor
.LINK
https://learn.microsoft.com/dotnet/framework/install/how-to-determine-which-versions-are-installed
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full'
$setting = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue

[pscustomobject]@{
    Version = $setting.Version
    Release = $setting.Release
    Enough  = ($setting.Release -ge 460798)
}
