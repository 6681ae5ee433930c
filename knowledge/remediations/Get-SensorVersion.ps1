#Requires -Version 5.1
<#
.SYNOPSIS
Show the installed sensor version
.DESCRIPTION
Lists the version folders of the sensor, newest first, and the version of its program. Add/Remove
Programs keeps the number of the first installation, so it is not asked.
.EXAMPLE
.\Get-SensorVersion.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: The first line is the version that the portal names as current, or a recent one.
Source: Folder: Microsoft Learn, Troubleshooting using logs, 2026-06-15; program version: Install a sensor, 2026-04-05
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-using-logs
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/install-sensor
#>
[CmdletBinding()]
param()

$root = "$env:ProgramFiles\Azure Advanced Threat Protection Sensor"
$folders = @(
    Get-ChildItem -LiteralPath $root -Directory -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.Name -match '^\d+(\.\d+){1,3}$' } |
        Sort-Object -Property @{ Expression = { [version]$_.Name } } -Descending
)

if ($folders.Count -eq 0) {
    Write-Warning "No sensor 2.x below $root."
}

foreach ($folder in $folders) {
    $program = Get-Item -LiteralPath "$($folder.FullName)\Microsoft.Tri.Sensor.exe" -ErrorAction SilentlyContinue
    [pscustomobject]@{
        Folder         = $folder.Name
        ProgramVersion = $program.VersionInfo.FileVersion
        LastWriteTime  = $folder.LastWriteTime
    }
}
