#Requires -Version 5.1
<#
.SYNOPSIS
Show the client log level
.DESCRIPTION
Reads LogLevel under the MSIP key of the current user. It is a setting per user: run it as the
scanner account to see what the scanner writes.
.EXAMPLE
.\Get-ClientLogLevel.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, as the scanner account
Verify: LogLevel is not Off. Empty means the default: Info for the scanner, Trace for the client.
Source: Microsoft Learn, Admin guide: custom configurations of the client, 2020-12-07
Inferred: yes, the command; key and value are official
.LINK
https://learn.microsoft.com/azure/information-protection/rms-client/clientv2-admin-guide-customizations
#>
[CmdletBinding()]
param()

$key = 'HKCU:\SOFTWARE\Microsoft\MSIP'
[pscustomobject]@{
    Account  = "$env:USERDOMAIN\$env:USERNAME"
    Key      = $key
    LogLevel = (Get-ItemProperty -Path $key -Name LogLevel -ErrorAction SilentlyContinue).LogLevel
}
