#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Let the client use default credentials for the proxy
.DESCRIPTION
Writes UseDefaultCredentialsInProxy = 1 under the MSIP key of the machine, for a proxy that wants
integrated Windows authentication. A proxy that asks for a user name and password is not supported:
let the service addresses bypass it.
.EXAMPLE
.\Enable-ProxyDefaultCredential.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server, or the computer with the client
Verify: The output shows UseDefaultCredentialsInProxy 1; after a service restart the proxy errors stop.
Rollback: Remove-ItemProperty -Path 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP' -Name UseDefaultCredentialsInProxy
Source: Microsoft Learn, Requirements for Azure Information Protection, 2018-12-04
Inferred: yes, the command; key, name, type and value are official
.LINK
https://learn.microsoft.com/azure/information-protection/requirements
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP'
$name = 'UseDefaultCredentialsInProxy'
$before = (Get-ItemProperty -Path $key -Name $name -ErrorAction SilentlyContinue).$name
if ($before -eq 1) {
    Write-Output "Nothing to do: $name is 1 already."
}
else {
    if ($PSCmdlet.ShouldProcess("$key\$name", "Set to 1 (now: '$before')")) {
        Write-Output "$name before: '$before'"
        if (-not (Test-Path -Path $key)) {
            $null = New-Item -Path $key -Force -ErrorAction Stop
        }
        $null = New-ItemProperty -Path $key -Name $name -PropertyType DWord -Value 1 -Force -ErrorAction Stop
        Get-ItemProperty -Path $key -Name $name | Select-Object -Property $name
        Write-Warning -Message 'Restart the scanner service, so that it reads the setting.'
    }
}
