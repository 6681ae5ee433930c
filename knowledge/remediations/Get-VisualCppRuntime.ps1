#Requires -Version 5.1
<#
.SYNOPSIS
List the Visual C++ runtimes
.DESCRIPTION
Lists the Visual C++ redistributables that Windows has on record, 32-bit and 64-bit. The MIP SDK can
not load its library without them.
.EXAMPLE
.\Get-VisualCppRuntime.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, or the computer with the client
Verify: A current x64 and x86 redistributable are listed.
Source: Microsoft Learn, MIP SDK FAQ and known issues, 2026-01-09
Inferred: yes, the command
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
#>
[CmdletBinding()]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*'
)
$found = @(Get-ItemProperty -Path $keys -ErrorAction SilentlyContinue |
    Where-Object -FilterScript { $_.DisplayName -like '*Visual C++*Redistributable*' })
if ($found.Count -eq 0) {
    Write-Output 'No Visual C++ redistributable is installed: repair the client or install it.'
}
$found | Sort-Object -Property DisplayName | Select-Object -Property 'DisplayName', 'DisplayVersion', 'InstallDate'
