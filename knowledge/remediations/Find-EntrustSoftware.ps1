#Requires -Version 5.1
<#
.SYNOPSIS
Look for Entrust software
.DESCRIPTION
Searches the list of installed programs (64 and 32 bit) for Entrust. Its certificate client (EESP)
keeps the sensor setup from making its own certificate. Other certificate clients may do the same.
.EXAMPLE
.\Find-EntrustSoftware.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server where the setup failed
Verify: An empty list means that no Entrust program is installed; look for other certificate clients then.
Source: Cause: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*'
)
$programs = @(
    Get-ItemProperty -Path $keys -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.DisplayName -match 'Entrust' }
)

if ($programs.Count -eq 0) {
    Write-Output "No Entrust software is installed on $env:COMPUTERNAME."
} else {
    $programs | Select-Object -Property 'DisplayName', 'DisplayVersion', 'Publisher', 'UninstallString'
}
