#Requires -Version 5.1
<#
.SYNOPSIS
Which workspace does this package belong to?
.DESCRIPTION
Prints SensorInstallationConfiguration.json, which lies beside the setup file and decides with which
workspace the sensor registers. The access key has to come from the same workspace.
.PARAMETER Folder
Folder of the unzipped setup package.
.EXAMPLE
.\Get-PackageWorkspace.ps1 -Folder C:\MDI
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: any computer that has the unzipped package
Verify: The address in the output begins with the name of your workspace.
Source: File: Microsoft CSA blog on zenn.dev, 2025-11
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/download-sensor
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Folder
)

$file = Join-Path -Path $Folder -ChildPath 'SensorInstallationConfiguration.json'

Get-Content -LiteralPath $file -Raw -ErrorAction Stop
