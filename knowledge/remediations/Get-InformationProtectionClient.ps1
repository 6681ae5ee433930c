#Requires -Version 5.1
<#
.SYNOPSIS
List the installed information protection clients
.DESCRIPTION
Lists what Windows has on record under the name Information Protection, with versions. A 2.x client
has to be removed before 3.x is installed.
.EXAMPLE
.\Get-InformationProtectionClient.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, or the computer with the client
Verify: One client is listed; 2.x and 3.x side by side, or 2.x alone, means the migration steps are still to do.
Source: Microsoft Learn, Release notes of the information protection client, 2024-05-13
Inferred: yes, the command
.LINK
https://learn.microsoft.com/purview/information-protection-client-relnotes
#>
[CmdletBinding()]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*'
)
$found = @(Get-ItemProperty -Path $keys -ErrorAction SilentlyContinue |
    Where-Object -FilterScript { $_.DisplayName -match 'Information Protection' })
if ($found.Count -eq 0) {
    Write-Output 'No information protection client is installed on this computer.'
}
$found | Sort-Object -Property DisplayName | Select-Object -Property 'DisplayName', 'DisplayVersion', 'InstallDate'
