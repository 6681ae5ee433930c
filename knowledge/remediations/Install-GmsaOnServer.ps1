#Requires -Version 5.1
#Requires -RunAsAdministrator
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Cache the gMSA on this server (dropped from the newest page)
.DESCRIPTION
Disables and stops both sensor services, runs Install-ADServiceAccount, and sets them to Automatic
and starts the updater again. The newest page of Microsoft no longer has it: try a reboot or
Clear-KerberosTicket first.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Install-GmsaOnServer.ps1 -Gmsa mdiSvc01 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: the server with the sensor
Verify: CanRetrieve is True, and the sensor service gets to Running.
Rollback: Uninstall-ADServiceAccount -Identity <gMSA>
Source: Microsoft, Troubleshooting Defender for Identity known issues, 2023-03-20
Inferred: no; the service commands spell out the written steps
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa
)

$name = $Gmsa.TrimEnd('$')
$services = @('AATPSensorUpdater', 'AATPSensor')
if (@(Get-Service -Name $services -ErrorAction SilentlyContinue).Count -ne 2) {
    throw 'The services AATPSensor and AATPSensorUpdater are not both here: this is no server with a 2.x sensor.'
}
if (Test-ADServiceAccount -Identity $name -WarningAction SilentlyContinue) {
    Write-Output "Nothing to do: $env:COMPUTERNAME can get the password of $name."
}
else {
    if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Stop the sensor, run Install-ADServiceAccount $name, start the sensor")) {
        try {
            Set-Service -Name AATPSensor -StartupType Disabled -ErrorAction Stop
            Set-Service -Name AATPSensorUpdater -StartupType Disabled -ErrorAction Stop
            Stop-Service -Name AATPSensorUpdater -Force -ErrorAction Stop
            Stop-Service -Name AATPSensor -Force -ErrorAction Stop
            Install-ADServiceAccount -Identity $name -ErrorAction Stop
        }
        finally {
            Set-Service -Name AATPSensor -StartupType Automatic
            Set-Service -Name AATPSensorUpdater -StartupType Automatic
            Start-Service -Name AATPSensorUpdater
        }
        Write-Output "$name, CanRetrieve: $(Test-ADServiceAccount -Identity $name)"
        Get-Service -Name $services | Select-Object -Property 'Name', 'Status', 'StartType'
    }
}
