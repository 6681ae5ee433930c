#Requires -Version 5.1
<#
.SYNOPSIS
Check the version of ntdsai.dll
.DESCRIPTION
Reads the file version of ntdsai.dll. On Windows Server 2019 the sensor stops itself when the file
is older than 10.0.17763.316; KB4487044 or any later cumulative update brings a newer one.
.EXAMPLE
.\Get-NtdsaiVersion.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller
Verify: OldEnoughToStop is False.
Source: Microsoft Learn, Sensor 2.x prerequisites, 2025-06-18
Inferred: yes, the command; file and version are official
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/prerequisites-sensor-version-2
#>
[CmdletBinding()]
param()

$file = Get-Item -LiteralPath "$env:windir\System32\ntdsai.dll" -ErrorAction Stop
$information = $file.VersionInfo
$version = [version]('{0}.{1}.{2}.{3}' -f $information.FileMajorPart, $information.FileMinorPart,
    $information.FileBuildPart, $information.FilePrivatePart)

[pscustomobject]@{
    File            = $file.FullName
    Version         = $version
    OldEnoughToStop = ($version.Build -eq 17763 -and $version.Revision -lt 316)
}
