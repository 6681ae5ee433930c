#Requires -Version 5.1
<#
.SYNOPSIS
Show the Defender for Endpoint version
.DESCRIPTION
Reads the version of MsSense.exe, the program of Microsoft Defender for Endpoint. The move to sensor
3.x needs 10.8735 or later.
.EXAMPLE
.\Get-SenseVersion.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: server that is to move to sensor 3.x
Verify: Enough is True.
Source: Minimum: Microsoft Learn, Migrate to sensor v3, 2026-05-19
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/migrate-to-sensor-v3
#>
[CmdletBinding()]
param()

$path = "$env:ProgramFiles\Windows Defender Advanced Threat Protection\MsSense.exe"
$file = Get-Item -LiteralPath $path -ErrorAction SilentlyContinue

if ($null -eq $file) {
    Write-Warning "There is no $path."
} else {
    $information = $file.VersionInfo
    $major = $information.ProductMajorPart
    $minor = $information.ProductMinorPart
    [pscustomobject]@{
        File           = $file.FullName
        ProductVersion = $information.ProductVersion
        Enough         = ($major -gt 10 -or ($major -eq 10 -and $minor -ge 8735))
    }
}
