#Requires -Version 5.1
<#
.SYNOPSIS
Take the scanner settings from the portal again
.DESCRIPTION
Sets OnlineConfiguration to On with Set-ScannerConfiguration (3.x) or Set-AIPScannerConfiguration
(2.x). An import of a configuration file turns it off. Only for a node that can reach the service.
.EXAMPLE
.\Enable-ScannerOnlineConfiguration.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: service
RunOn: scanner server
Verify: The cmdlet says "Configuration was set successfully."; Show-ScannerConfiguration shows OnlineConfiguration On.
Rollback: Set-ScannerConfiguration -OnlineConfiguration Off
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerConfiguration, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannerconfiguration
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$setConfiguration = Get-Command -Name 'Set-ScannerConfiguration', 'Set-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $setConfiguration) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($setConfiguration.Name) of $($setConfiguration.Source)."
$before = "$((& $getConfiguration).OnlineConfiguration)"
if ($before -eq 'On') {
    Write-Output 'Nothing to do: OnlineConfiguration is On already.'
}
else {
    if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Set OnlineConfiguration to On (now: '$before')")) {
        & $setConfiguration -OnlineConfiguration On -ErrorAction Stop
        Write-Warning -Message 'It is used from the next scan on. Restart the scanner service to apply it at once.'
    }
}
