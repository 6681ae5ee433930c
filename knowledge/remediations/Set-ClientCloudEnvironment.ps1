#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Point the information protection client to the 21Vianet cloud
.DESCRIPTION
Writes CloudEnvType = 6 under the MSIP key of the machine. Only for tenants of the cloud that
21Vianet operates in China: any other tenant can not sign in with it.
.EXAMPLE
.\Set-ClientCloudEnvironment.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server, or the computer with the client
Verify: The output shows CloudEnvType 6; after a restart of the scanner service, sign-in goes to the 21Vianet cloud.
Rollback: Remove-ItemProperty -Path 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP' -Name CloudEnvType
Source: Microsoft 365 docs, parity between Azure Information Protection for 21Vianet and commercial offerings, 2024-05-14
Inferred: yes, the command; key, name and value are official
.LINK
https://learn.microsoft.com/microsoft-365/admin/services-in-china/parity-between-azure-information-protection
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSIP'
$before = (Get-ItemProperty -Path $key -Name CloudEnvType -ErrorAction SilentlyContinue).CloudEnvType
if ($before -eq 6) {
    Write-Output 'Nothing to do: CloudEnvType is 6 already.'
}
else {
    if ($PSCmdlet.ShouldProcess("$key\CloudEnvType", "Set to 6, the 21Vianet cloud (now: '$before')")) {
        Write-Output "CloudEnvType before: '$before'"
        if (-not (Test-Path -Path $key)) {
            $null = New-Item -Path $key -Force -ErrorAction Stop
        }
        $null = New-ItemProperty -Path $key -Name CloudEnvType -PropertyType DWord -Value 6 -Force -ErrorAction Stop
        Get-ItemProperty -Path $key -Name CloudEnvType | Select-Object -Property CloudEnvType
        Write-Warning -Message 'Restart the scanner service, then get a new token: the old one belongs to the other cloud.'
    }
}
