#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Find the custom log path
.DESCRIPTION
Searches the configuration file of each installed sensor version for SensorCustomLogLocation, the
folder to which the sensor writes its logs in place of its own. Only the version that runs counts.
.EXAMPLE
.\Find-CustomLogPath.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: The folder exists and the sensor service may write there, or the value is null.
Source: Key: Microsoft Learn, Health issues, 2026-04-26; file: source of the DefenderForIdentity module, read 2026-11-21
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
#>
[CmdletBinding()]
param()

$pattern = "$env:ProgramFiles\Azure Advanced Threat Protection Sensor\*\SensorConfiguration.json"
$files = @(Get-ChildItem -Path $pattern -ErrorAction SilentlyContinue)

if ($files.Count -eq 0) {
    Write-Warning "No sensor configuration under $pattern"
}

foreach ($file in $files) {
    $configuration = Get-Content -LiteralPath $file.FullName -Raw | ConvertFrom-Json
    $folder = $configuration.SensorCustomLogLocation
    [pscustomobject]@{
        Version                 = $file.Directory.Name
        SensorCustomLogLocation = $folder
        Exists                  = ([bool]$folder -and (Test-Path -LiteralPath $folder))
        File                    = $file.FullName
    }
}
