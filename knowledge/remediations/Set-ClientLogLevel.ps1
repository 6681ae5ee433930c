#Requires -Version 5.1
<#
.SYNOPSIS
Set the client log level
.DESCRIPTION
Writes LogLevel under the MSIP key of the current user: run it as the scanner account. Debug while
you reproduce an error; put it back afterwards. Trace slows the scanner down.
.PARAMETER LogLevel
Log level: Off, Error, Warn, Info, Debug or Trace.
.EXAMPLE
.\Set-ClientLogLevel.ps1 -LogLevel Debug -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: service
RunOn: scanner server, as the scanner account
Verify: Get-ClientLogLevel shows the level; MSIPScanner.iplog gets more detailed.
Rollback: Remove-ItemProperty -Path 'HKCU:\SOFTWARE\Microsoft\MSIP' -Name LogLevel
Source: Microsoft Learn, Admin guide: custom configurations of the client, 2020-12-07
Inferred: yes, the type and the command; key and values are official
.LINK
https://learn.microsoft.com/azure/information-protection/rms-client/clientv2-admin-guide-customizations
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [ValidateSet('Off', 'Error', 'Warn', 'Info', 'Debug', 'Trace')]
    [string] $LogLevel = 'Debug'
)

$key = 'HKCU:\SOFTWARE\Microsoft\MSIP'
$before = (Get-ItemProperty -Path $key -Name LogLevel -ErrorAction SilentlyContinue).LogLevel
if ($before -eq $LogLevel) {
    Write-Output "Nothing to do: LogLevel is $before for $env:USERDOMAIN\$env:USERNAME."
}
else {
    if ($PSCmdlet.ShouldProcess("$env:USERDOMAIN\$env:USERNAME", "Set LogLevel to $LogLevel (now: '$before')")) {
        Write-Output "LogLevel before: '$before'"
        if (-not (Test-Path -Path $key)) {
            $null = New-Item -Path $key -Force -ErrorAction Stop
        }
        $null = New-ItemProperty -Path $key -Name LogLevel -Value $LogLevel -PropertyType String -Force -ErrorAction Stop
        Get-ItemProperty -Path $key -Name LogLevel | Select-Object -Property LogLevel
        Write-Warning -Message 'Restart the scanner service, so that it reads the setting.'
    }
}
