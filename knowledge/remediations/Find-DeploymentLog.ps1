#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
List the deployment logs
.DESCRIPTION
Lists the logs of the sensor setup, newest first, from the temporary folder, the folder above it and
the temporary folders of Windows. They belong to the user who ran the setup: run this as that user.
.EXAMPLE
.\Find-DeploymentLog.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: the server where the setup ran
Verify: The newest "Azure Advanced Threat Protection*.log" is the one to read first.
Source: Places: Microsoft Learn, Troubleshooting using logs, 2026-06-15
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-using-logs
#>
[CmdletBinding()]
param()

$folders = @($env:TEMP, (Split-Path -Path $env:TEMP), "$env:windir\Temp", "$env:windir\SystemTemp")
$logs = @(
    Get-ChildItem -Path $folders -Filter 'Azure Advanced Threat Protection*' -File -ErrorAction SilentlyContinue |
        Sort-Object -Property LastWriteTime -Descending
)

if ($logs.Count -eq 0) {
    Write-Warning "No setup log in: $($folders -join ', ')"
} else {
    $logs | Select-Object -Property 'LastWriteTime', 'Length', 'FullName'
}
