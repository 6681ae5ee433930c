#Requires -Version 5.1
<#
.SYNOPSIS
Open the scanner database as the current user
.DESCRIPTION
Connects to AIPScannerUL_<cluster> with Windows authentication and shows who SQL Server takes you
for. Run it as the scanner account (runas) to test the rights of the scanner.
.PARAMETER SqlInstance
SQL Server instance, SERVER or SERVER\INSTANCE.
.PARAMETER Cluster
Scanner cluster name; the database is AIPScannerUL_<cluster>.
.EXAMPLE
.\Test-ScannerDatabase.ps1 -SqlInstance 'SQL01\AIP' -Cluster Europe
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, as the scanner account
Verify: Opened is True and IsDbOwner is True.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Install-Scanner, 2024-05-14 (name of the database)
Inferred: yes, the command
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/install-scanner
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SqlInstance,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Cluster
)

$database = 'AIPScannerUL_' + ($Cluster -replace '^AIPScannerUL_', '')
$builder = [System.Data.SqlClient.SqlConnectionStringBuilder]::new()
$builder['Data Source'] = $SqlInstance
$builder['Initial Catalog'] = $database
$builder['Integrated Security'] = $true
$builder['Connect Timeout'] = 10
$connection = [System.Data.SqlClient.SqlConnection]::new($builder.ToString())
$result = [pscustomobject]@{
    Instance  = $SqlInstance
    Database  = $database
    Opened    = $false
    Login     = "$env:USERDOMAIN\$env:USERNAME"
    IsDbOwner = $null
    Message   = ''
}
try {
    $connection.Open()
    $result.Opened = $true
    $result.Message = "SQL Server $($connection.ServerVersion)"
    $query = $connection.CreateCommand()
    $query.CommandText = "SELECT SUSER_SNAME() + '|' + CAST(IS_MEMBER('db_owner') AS varchar(1))"
    $answer = "$($query.ExecuteScalar())" -split '\|'
    $result.Login = $answer[0]
    $result.IsDbOwner = $answer[-1] -eq '1'
}
catch {
    $result.Message = $_.Exception.GetBaseException().Message
}
finally {
    $connection.Dispose()
}
$result
