#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Let the sensor read the Entra Connect database
.DESCRIPTION
Gives the computer account of this Entra Connect server a login on the SQL Server of ADSync, read
access to the database and execute rights on mms_get_globalsettings and mms_get_connectors. What
exists already is left alone, so it can run again after an update. For a database on an external SQL
Server only; run it on each Entra Connect server.
.EXAMPLE
.\Grant-EntraConnectDatabaseAccess.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required, and the right to create logins on the SQL Server
Restart: none-documented
RunOn: each Entra Connect server, active and staging
Verify: The sensor log has no new "EXECUTE permission was denied" lines and the health issue closes.
Rollback: In the database: DROP USER [DOMAIN\SERVER$]; on the SQL Server: DROP LOGIN [DOMAIN\SERVER$]
Source: Microsoft Learn, Sensors for AD FS, AD CS and Entra Connect, 2024-11-02
Inferred: no, except the tests whether login and user exist
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/active-directory-federation-services#configure-permissions-for-the-microsoft-entra-connect-adsync-database
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\ADSync\Parameters'
$setting = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
if (-not $setting.Server -or -not $setting.DBName) {
    throw "No database settings under $key. Run this on the Entra Connect server."
}

$server = $setting.Server
if ($setting.SQLInstance -and $setting.SQLInstance -ne 'MSSQLSERVER') {
    $server = '{0}\{1}' -f $setting.Server, $setting.SQLInstance
}

# Names go into T-SQL quoted: ] is doubled in an identifier, ' in a text.
$account = '{0}\{1}$' -f $env:USERDOMAIN, $env:COMPUTERNAME
$identifier = '[{0}]' -f $account.Replace(']', ']]')
$text = "N'{0}'" -f $account.Replace("'", "''")
$statements = @(
    "IF SUSER_ID($text) IS NULL CREATE LOGIN $identifier FROM WINDOWS WITH DEFAULT_DATABASE=[master];"
    "IF DATABASE_PRINCIPAL_ID($text) IS NULL CREATE USER $identifier FOR LOGIN $identifier;"
    "GRANT CONNECT TO $identifier;"
    "GRANT SELECT TO $identifier;"
    "GRANT EXECUTE ON OBJECT::dbo.mms_get_globalsettings TO $identifier;"
    "GRANT EXECUTE ON OBJECT::dbo.mms_get_connectors TO $identifier;"
)

if ($setting.Server -like '*(localdb)*') {
    Write-Output 'Nothing to do: the database is a LocalDB, and these rights are for an external SQL Server.'
} elseif ($PSCmdlet.ShouldProcess("database $($setting.DBName) on $server", "Grant access to $account")) {
    $builder = New-Object -TypeName System.Data.SqlClient.SqlConnectionStringBuilder
    $builder['Data Source'] = $server
    $builder['Initial Catalog'] = $setting.DBName
    $builder['Integrated Security'] = $true
    $connection = New-Object -TypeName System.Data.SqlClient.SqlConnection -ArgumentList $builder.ConnectionString
    try {
        $connection.Open()
        foreach ($statement in $statements) {
            $command = $connection.CreateCommand()
            $command.CommandText = $statement
            $null = $command.ExecuteNonQuery()
            Write-Output "Done: $statement"
        }
    } finally {
        $connection.Dispose()
    }
}
