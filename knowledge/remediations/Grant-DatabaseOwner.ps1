#Requires -Version 5.1
<#
.SYNOPSIS
Grant db_owner on the scanner database
.DESCRIPTION
Makes the Windows account a user of the scanner database, where it is none yet, and a member of
db_owner. SQL Server must know a login for it. Names go to SQL Server as parameters and are quoted
there.
.PARAMETER SqlInstance
SQL Server instance, SERVER or SERVER\INSTANCE.
.PARAMETER Database
Scanner database, AIPScannerUL_<cluster>.
.PARAMETER Account
Windows account as DOMAIN\user.
.EXAMPLE
.\Grant-DatabaseOwner.ps1 -SqlInstance 'SQL01\AIP' -Database AIPScannerUL_Europe -Account 'CONTOSO\scanner' -WhatIf
.NOTES
Kind: fix
Elevation: SQL Server sysadmin
Restart: none
RunOn: any computer that reaches SQL Server, as sysadmin
Verify: Get-DatabaseOwner lists the account; the error "Cannot open database" stops.
Rollback: ALTER ROLE db_owner DROP MEMBER [DOMAIN\user] in that database
Source: Microsoft Learn, Prerequisites of the information protection scanner, 2020-11-04
Inferred: yes, the T-SQL; the requirement is official, the T-SQL that Microsoft prints is malformed
.LINK
https://learn.microsoft.com/purview/deploy-scanner-prereqs
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SqlInstance,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Database,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Account
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
    $null = $query.Parameters.AddWithValue('@account', $Account)
    $query.CommandText = 'SELECT COUNT(*) FROM sys.server_principals WHERE sid = SUSER_SID(@account)'
    if ($query.ExecuteScalar() -eq 0) {
        throw "SQL Server has no login for $Account. Create the login first, then run this again."
    }
    $user = 'DECLARE @user sysname = (SELECT name FROM sys.database_principals WHERE sid = SUSER_SID(@account)); '
    $query.CommandText = $user + "SELECT ISNULL(IS_ROLEMEMBER('db_owner', @user), 0)"
    if ($query.ExecuteScalar() -eq 1) {
        Write-Output "Nothing to do: $Account is db_owner of $Database already."
    }
    else {
        if ($PSCmdlet.ShouldProcess("$Database on $SqlInstance", "Make $Account a member of db_owner")) {
            $query.CommandText = $user + "DECLARE @text nvarchar(max) = N''; " +
                "IF @user IS NULL SET @text = N'CREATE USER ' + QUOTENAME(@account) + N' FROM LOGIN ' + QUOTENAME(@account) + N'; '; " +
                "SET @text += N'ALTER ROLE db_owner ADD MEMBER ' + QUOTENAME(ISNULL(@user, @account)); EXEC (@text)"
            $null = $query.ExecuteNonQuery()
            Write-Output "$Account is db_owner of $Database now."
        }
    }
}
finally {
    $connection.Dispose()
}
