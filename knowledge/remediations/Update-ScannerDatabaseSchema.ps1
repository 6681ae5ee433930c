#Requires -Version 5.1
<#
.SYNOPSIS
Update the schema of the scanner database
.DESCRIPTION
Brings the database to the schema of the installed client, with Update-ScannerDatabase (3.x) or
Update-AIPScanner (2.x). Stop the scans of all nodes first. The cmdlet asks once more and keeps the
old configuration in %localappdata%\Microsoft\MSIP\ScannerConfiguration.bak.
.PARAMETER Cluster
Scanner cluster name; the database is AIPScannerUL_<cluster>.
.EXAMPLE
.\Update-ScannerDatabaseSchema.ps1 -Cluster Europe -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server, as an account that is db_owner of AIPScannerUL_<cluster>
Verify: Test-ScannerHealth reports no schema error, and the node in the portal shows none.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Update-ScannerDatabase, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/update-scannerdatabase
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Cluster
)

$status = Get-Command -Name 'Get-ScanStatus', 'Get-AIPScannerStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$update = Get-Command -Name 'Update-ScannerDatabase', 'Update-AIPScanner' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $status -or $null -eq $update) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($update.Name) of $($update.Source)."
$name = $Cluster -replace '^AIPScannerUL_', ''
if ("$((& $status).ClusterStatus)" -eq 'Scanning') {
    throw 'A scan is running. Stop it on every node (Stop-RunningScan), then try again.'
}
if ($PSCmdlet.ShouldProcess("AIPScannerUL_$name", "Update the schema with $($update.Name)")) {
    & $update -Cluster $name -ErrorAction Stop
    Write-Output 'Done. Start the scanner service on every node and run Test-ScannerHealth.'
}
