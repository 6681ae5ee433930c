#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Install Npcap OEM with the required options
.DESCRIPTION
Runs the Npcap OEM setup (it lies in the current sensor package) with the options that the sensor
needs: no loopback, WinPcap mode, open to more than administrators. Before: stop the sensor services
and remove the old Npcap under Programs. Where the sensor brought WinPcap, reinstall the sensor
instead. The file has to carry a valid signature.
.PARAMETER SetupFile
Full path of npcap-1.00-oem.exe or a later OEM setup.
.EXAMPLE
.\Install-NpcapOem.ps1 -SetupFile C:\MDI\npcap-1.00-oem.exe -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Get-CaptureDriver shows Npcap OEM, Get-NpcapOption shows AsRequired True; then run Start-SensorService.
Rollback: Remove Npcap under Programs (appwiz.cpl) and install the version from before
Source: Microsoft Learn, Defender for Identity technical FAQ, 2024-02-21
Inferred: no, except the tests before
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SetupFile
)

$setup = Get-Item -LiteralPath $SetupFile -ErrorAction Stop
$signature = Get-AuthenticodeSignature -LiteralPath $setup.FullName
if ($signature.Status -ne 'Valid') {
    throw "The signature of $($setup.FullName) is $($signature.Status). Take the file from the sensor package."
}

$running = @(
    Get-Service -Name 'AATPSensorUpdater', 'AATPSensor' -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.Status -ne 'Stopped' }
)
if ($running.Count -gt 0) {
    throw 'The sensor services run. Stop them first: Stop-SensorService'
}

$signer = $signature.SignerCertificate.Subject
if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Install $($setup.Name), signed by $signer")) {
    $options = @('/loopback_support=no', '/winpcap_mode=yes', '/admin_only=no', '/S')
    $process = Start-Process -FilePath $setup.FullName -ArgumentList $options -Wait -PassThru -ErrorAction Stop
    if ($process.ExitCode -ne 0) {
        throw "The Npcap setup ended with exit code $($process.ExitCode)."
    }
    Write-Output 'Npcap is installed. Start the sensor services again: Start-SensorService'
}
