#Requires -Version 5.1
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications
<#
.SYNOPSIS
When do the secrets of the app registration expire?
.DESCRIPTION
Lists the client secrets of one app registration with their end dates, from Microsoft Graph. Signs
in with the scope Application.Read.All when there is no Graph session yet. Values of secrets are
never shown.
.PARAMETER AppId
Application (client) ID of the app registration.
.EXAMPLE
.\Get-AppSecretExpiry.ps1 -AppId $appId
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: any workstation with the Microsoft Graph PowerShell modules
Verify: At least one secret has State valid, and the scanner uses that one.
Source: Microsoft Learn, Microsoft Entra authentication and authorization error codes, 2024-04-24
Inferred: yes, the command
.LINK
https://learn.microsoft.com/entra/identity-platform/reference-error-codes
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [guid] $AppId
)

$id = ([guid] $AppId).ToString()
if ($null -eq (Get-MgContext)) {
    $null = Connect-MgGraph -Scopes 'Application.Read.All' -ErrorAction Stop
}
$application = Get-MgApplication -Filter "appId eq '$id'" -ErrorAction Stop
if ($null -eq $application) {
    throw "No app registration with the ID $id in this tenant."
}
$secrets = @($application.PasswordCredentials | Where-Object -FilterScript { $null -ne $_ } | Sort-Object -Property EndDateTime)
if ($secrets.Count -eq 0) {
    Write-Output "The app registration '$($application.DisplayName)' has no client secret: create one, then run Update-ScannerToken."
}
foreach ($secret in $secrets) {
    $days = [math]::Floor(($secret.EndDateTime.ToUniversalTime() - [datetime]::UtcNow).TotalDays)
    $state = 'valid'
    if ($days -lt 0) {
        $state = 'expired'
    }
    [pscustomobject]@{
        DisplayName = $secret.DisplayName
        EndDateTime = $secret.EndDateTime
        DaysLeft    = $days
        State       = $state
        KeyId       = $secret.KeyId
    }
}
