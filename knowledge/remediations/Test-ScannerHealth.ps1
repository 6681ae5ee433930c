#Requires -Version 5.1
<#
.SYNOPSIS
Run the scanner diagnostics
.DESCRIPTION
Runs Start-ScannerDiagnostics (3.x) or Start-AIPScannerDiagnostics (2.x): database, network
addresses, token and policy, profile, configuration, rules. It runs for the scanner account and asks
for its password, unless you are signed in as that account. The diagnostics write a log file of
their own. They are no full test of the prerequisites.
.PARAMETER ScannerAccount
Windows account of the scanner service, DOMAIN\user.
.EXAMPLE
.\Test-ScannerHealth.ps1 -ScannerAccount 'CONTOSO\scanner'
.NOTES
Kind: check
Elevation: required for -OnBehalfOf
Restart: none
RunOn: scanner server
Verify: Every check succeeds; below them stand the last 10 errors of the scanner log.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Start-ScannerDiagnostics, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scannerdiagnostics
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
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
if ($ScannerAccount -eq "$env:USERDOMAIN\$env:USERNAME") {
    & $command -Verbose -VerboseErrorCount 10
}
else {
    $credential = Get-Credential -UserName $ScannerAccount -Message 'Scanner service account'
    if ($null -eq $credential) {
        throw 'Cancelled: the diagnostics need the password of the scanner account.'
    }
    & $command -OnBehalfOf $credential -Verbose -VerboseErrorCount 10
}
