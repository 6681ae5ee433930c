#Requires -Version 5.1
<#
.SYNOPSIS
What does the scanner's own diagnostic tool find?
.DESCRIPTION
Runs the diagnostic tool of the scanner: database, network, token, policy, profile and rules. It takes the
cmdlet that this machine has. With a scanner account it asks for its password and runs on behalf of it,
which the tool needs when you are not signed in as that account. The tool writes a log file of its own.
.PARAMETER ScannerAccount
Scanner service account, as DOMAIN\name or name@domain.
.PARAMETER ErrorCount
Number of the newest errors of the scanner log to print.
.EXAMPLE
.\Start-ScannerDiagnosticRun.ps1 -ScannerAccount CONTOSO\svcScanner
.NOTES
Kind: check
Elevation: required with a scanner account
Restart: none
RunOn: scanner server
Verify: Every test passes; a test that fails names what to mend.
Source: Microsoft, Start-ScannerDiagnostics, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scannerdiagnostics
#>
[CmdletBinding()]
param(
    [string] $ScannerAccount = '',

    [ValidateRange(1, 1000)]
    [int] $ErrorCount = 10
)

$names = 'Start-ScannerDiagnostics', 'Start-AIPScannerDiagnostics'
$command = Get-Command -Name $names -ErrorAction SilentlyContinue |
    Sort-Object -Property { $names.IndexOf($_.Name) } |
    Select-Object -First 1
if ($null -eq $command) {
    throw "Neither $($names -join ' nor ') is here. Run this on the scanner server, in Windows PowerShell 5.1."
}
Write-Output "Using $($command.Name) of $($command.Source) $($command.Version)."

$arguments = @{ Verbose = $true; VerboseErrorCount = $ErrorCount }
if ($ScannerAccount) {
    $arguments['OnBehalfOf'] = Get-Credential -UserName $ScannerAccount -Message 'Scanner service account'
}
& $command @arguments
