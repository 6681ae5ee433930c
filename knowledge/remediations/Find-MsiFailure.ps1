#Requires -Version 5.1
<#
.SYNOPSIS
Find the failed action in the MSI log
.DESCRIPTION
Looks through the MSI logs of the sensor setup, newest first, for the action that ended with "Return
value 3" and shows the lines around it. The words are those of an English Windows.
.EXAMPLE
.\Find-MsiFailure.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server where the setup ran, as the same user
Verify: The lines just above "Return value 3" name the action and its error.
Source: Inferred: usual practice with MSI logs; log places: Microsoft Learn, Troubleshooting using logs, 2026-06-15
Inferred: yes
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-using-logs
.LINK
https://learn.microsoft.com/windows/win32/msi/error-codes
#>
[CmdletBinding()]
param()

$folders = @($env:TEMP, (Split-Path -Path $env:TEMP), "$env:windir\Temp", "$env:windir\SystemTemp")
$filter = 'Azure Advanced Threat Protection Sensor_*_MsiPackage.log'
$logs = Get-ChildItem -Path $folders -Filter $filter -ErrorAction SilentlyContinue |
    Sort-Object -Property LastWriteTime -Descending

if (-not $logs) {
    Write-Warning "No MSI log of the sensor setup in: $($folders -join ', ')"
} else {
    $logs |
        ForEach-Object -Process { Select-String -LiteralPath $_.FullName -Pattern 'Return value 3' -Context 15, 2 } |
        Select-Object -First 3
}
