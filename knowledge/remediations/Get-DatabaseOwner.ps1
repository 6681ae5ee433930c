#Requires -Version 5.1
<#
.SYNOPSIS
Who is db_owner of the scanner database?
.DESCRIPTION
Lists the members of the role db_owner in the scanner database, read with Windows authentication.
.PARAMETER SqlInstance
SQL Server instance, SERVER or SERVER\INSTANCE.
.PARAMETER Database
Scanner database, AIPScannerUL_<cluster>.
.EXAMPLE
.\Get-DatabaseOwner.ps1 -SqlInstance 'SQL01\AIP' -Database AIPScannerUL_Europe
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: any computer that reaches SQL Server, as an account that may open the database
Verify: The account of the scanner service is listed, or a group it belongs to.
Source: Microsoft Learn, Prerequisites of the information protection scanner, 2020-11-04
Inferred: yes, the query; the requirement is official
.LINK
https://learn.microsoft.com/purview/deploy-scanner-prereqs
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SqlInstance,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Database
)

$builder = [System.Data.SqlClient.SqlConnectionStringBuilder]::new()
$builder['Data Source'] = $SqlInstance
$builder['Initial Catalog'] = $Database
$builder['Integrated Security'] = $true
$builder['Connect Timeout'] = 10
$connection = [System.Data.SqlClient.SqlConnection]::new($builder.ToString())
try {
    $connection.Open()
    $query = $connection.CreateCommand()
    $query.CommandText = 'SELECT m.name, m.type_desc FROM sys.database_role_members r ' +
        'JOIN sys.database_principals p ON p.principal_id = r.role_principal_id ' +
        "JOIN sys.database_principals m ON m.principal_id = r.member_principal_id WHERE p.name = 'db_owner'"
    $reader = $query.ExecuteReader()
    while ($reader.Read()) {
        [pscustomobject]@{
            Database = $Database
            Member   = $reader.GetString(0)
            Type     = $reader.GetString(1)
        }
    }
}
finally {
    $connection.Dispose()
}
