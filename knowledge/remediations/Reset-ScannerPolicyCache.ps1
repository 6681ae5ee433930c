#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Refresh the scanner policy cache through the diagnostics
.DESCRIPTION
Runs Start-ScannerDiagnostics -ResetConfig (3.x) or Start-AIPScannerDiagnostics -ResetConfig (2.x)
for the scanner account: the cached policy is fetched again even when it is younger than four hours.
The diagnostics write their own log file.
.PARAMETER ScannerAccount
Windows account of the scanner service, DOMAIN\user.
.EXAMPLE
.\Reset-ScannerPolicyCache.ps1 -ScannerAccount 'CONTOSO\scanner' -WhatIf
.NOTES
Kind: fix
Elevation: required for -OnBehalfOf
Restart: none
RunOn: scanner server
Verify: The diagnostics report a policy; Test-ScannerPolicyFile shows a new LastWriteTime.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Start-ScannerDiagnostics, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scannerdiagnostics
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerAccount
)

$command = Get-Command -Name 'Start-ScannerDiagnostics', 'Start-AIPScannerDiagnostics' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
if ($PSCmdlet.ShouldProcess($ScannerAccount, 'Reset the policy cache and run the scanner diagnostics')) {
    $credential = Get-Credential -UserName $ScannerAccount -Message 'Scanner service account'
    if ($null -eq $credential) {
        throw 'Cancelled: the diagnostics need the password of the scanner account.'
    }
    & $command -OnBehalfOf $credential -ResetConfig -Verbose -ErrorAction Stop
}
