#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Stop forcing the old sign-in library ADAL
.DESCRIPTION
Removes AuthenticateUsingAdal from the MSIP key of the machine, so that the client signs in with
MSAL. Tokens made with ADAL are of no use then: run Update-ScannerToken afterwards.
.EXAMPLE
.\Remove-AdalSetting.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server, or the computer with the client
Verify: Get-AdalSetting says MSAL; after a service restart and a new token the scanner signs in.
Rollback: New-ItemProperty -Path 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP' -Name AuthenticateUsingAdal -PropertyType DWord -Value 1
Source: Microsoft, unified labeling client release history 2.14.90.0, 2022-09-01
Inferred: yes, the command; the setting is official
.LINK
https://learn.microsoft.com/purview/information-protection-client-relnotes
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP'
$setting = Get-ItemProperty -Path $key -Name AuthenticateUsingAdal -ErrorAction SilentlyContinue
if ($null -eq $setting) {
    Write-Output 'Nothing to do: AuthenticateUsingAdal is not set, the client uses MSAL.'
}
else {
    $before = $setting.AuthenticateUsingAdal
    if ($PSCmdlet.ShouldProcess("$key\AuthenticateUsingAdal", "Remove the value (now: $before)")) {
        Remove-ItemProperty -Path $key -Name AuthenticateUsingAdal -ErrorAction Stop
        Write-Output "AuthenticateUsingAdal is removed (it was $before)."
        Write-Warning -Message 'Restart the scanner service and get a new token for the scanner account.'
    }
}
