#Requires -Version 5.1
<#
.SYNOPSIS
Is the old sign-in library ADAL forced?
.DESCRIPTION
Reads AuthenticateUsingAdal from the MSIP key of the machine. Without the value, or with 0, the
client signs in with MSAL (since 2.14.90.0).
.EXAMPLE
.\Get-AdalSetting.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, or the computer with the client
Verify: Library says MSAL; ADAL means that AuthenticateUsingAdal is 1.
Source: Microsoft, unified labeling client release history 2.14.90.0, 2022-09-01
Inferred: yes, the command; the setting is official
.LINK
https://learn.microsoft.com/purview/information-protection-client-relnotes
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP'
$value = (Get-ItemProperty -Path $key -Name AuthenticateUsingAdal -ErrorAction SilentlyContinue).AuthenticateUsingAdal
$library = 'MSAL'
if ($value -eq 1) {
    $library = 'ADAL'
}
[pscustomobject]@{
    Key                   = $key
    AuthenticateUsingAdal = $value
    Library               = $library
}
