#Requires -Version 5.1
<#
.SYNOPSIS
Point the node to another cluster and database
.DESCRIPTION
Sets SQL Server instance, cluster and service account of this node with Set-ScannerDatabase (3.x) or
Set-AIPScanner (2.x). Asks for the password of the service account. It takes effect when the scanner
service starts next; the cmdlet does not restart it.
.PARAMETER SqlInstance
SQL Server instance, SERVER or SERVER\INSTANCE.
.PARAMETER Cluster
Scanner cluster name; the database is AIPScannerUL_<cluster>.
.EXAMPLE
.\Set-ScannerCluster.ps1 -SqlInstance 'SQL01\AIP' -Cluster Europe -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: service
RunOn: scanner server
Verify: The cmdlet says "Scanner service configuration change completed successfully."; Show-ScannerConfiguration shows the new cluster.
Rollback: Run it again with the instance and the cluster that Show-ScannerConfiguration showed before.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-ScannerDatabase, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-scannerdatabase
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SqlInstance,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Cluster
)

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$setDatabase = Get-Command -Name 'Set-ScannerDatabase', 'Set-AIPScanner' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $setDatabase) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($setDatabase.Name) of $($setDatabase.Source)."
$name = $Cluster -replace '^AIPScannerUL_', ''
$before = & $getConfiguration
if ("$($before.Cluster)" -eq $name -and "$($before.SqlInstance)" -eq $SqlInstance) {
    Write-Output "Nothing to do: this node uses the cluster $name on $SqlInstance already."
}
else {
    if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Use cluster $name on $SqlInstance (now: $($before.Cluster) on $($before.SqlInstance))")) {
        $credential = Get-Credential -Message 'Windows account that runs the scanner service'
        if ($null -eq $credential) {
            throw 'Cancelled: the cmdlet needs the account of the scanner service.'
        }
        Write-Output "Before: cluster $($before.Cluster) on $($before.SqlInstance)"
        & $setDatabase -SqlServerInstance $SqlInstance -ServiceUserCredentials $credential -Cluster $name -ErrorAction Stop
        & $getConfiguration | Select-Object -Property 'Cluster', 'SqlInstance', 'DatabaseName'
        Write-Warning -Message 'Restart the scanner service, so that it takes effect.'
    }
}
