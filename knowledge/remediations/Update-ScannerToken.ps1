#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Get a new scanner token without interaction
.DESCRIPTION
Gets an application access token and stores it for the scanner account, with Set-Authentication
(3.x) or Set-AIPAuthentication (2.x). The password and the client secret are asked for at the
prompt: neither stands in the script or in the history.
.PARAMETER ScannerAccount
Windows account of the scanner service, DOMAIN\user.
.PARAMETER AppId
Application (client) ID of the app registration.
.PARAMETER TenantId
Directory (tenant) ID, a GUID.
.PARAMETER DelegatedUser
UPN of a user who has a published label policy.
.EXAMPLE
.\Update-ScannerToken.ps1 -ScannerAccount 'CONTOSO\scanner' -AppId $appId -TenantId $tenantId -DelegatedUser scanner@contoso.com -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none
RunOn: scanner server
Verify: The cmdlet prints: Acquired application access token on behalf of CONTOSO\scanner.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Set-Authentication, 2024-05-14
Inferred: no; the SecureString prompt around -AppSecret is ours
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-authentication
.LINK
https://learn.microsoft.com/powershell/azure/aip/setup-information-protection-client-powershell
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerAccount,

    [Parameter(Mandatory)]
    [guid] $AppId,

    [Parameter(Mandatory)]
    [ValidatePattern('^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$')]
    [string] $TenantId,

    [Parameter(Mandatory)]
    [ValidatePattern('^[^@\s]+@[^@\s]+$')]
    [string] $DelegatedUser
)

$command = Get-Command -Name 'Set-Authentication', 'Set-AIPAuthentication' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
$service = Get-CimInstance -ClassName Win32_Service -Filter "Name='MIPScanner' OR Name='AIPScanner'"
if ($null -ne $service -and @($service.StartName) -notcontains $ScannerAccount) {
    Write-Warning -Message "The scanner service runs as $($service.StartName): the token has to be made for that account."
}
if ($PSCmdlet.ShouldProcess($ScannerAccount, "Get an access token of application $AppId with $($command.Name)")) {
    $credential = Get-Credential -UserName $ScannerAccount -Message 'Windows account that runs the scanner service'
    $secret = Read-Host -Prompt 'Value of the client secret' -AsSecureString
    if ($null -eq $credential -or $secret.Length -eq 0) {
        throw 'Cancelled: the password of the account and the client secret are both needed.'
    }
    # The cmdlet takes the secret as plain text only, so it exists in memory for the time of the call.
    $pointer = [System.Runtime.InteropServices.Marshal]::SecureStringToBSTR($secret)
    try {
        $plain = [System.Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer)
        & $command -AppId $AppId -AppSecret $plain -TenantId $TenantId -DelegatedUser $DelegatedUser -OnBehalfOf $credential -ErrorAction Stop
    }
    finally {
        [System.Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer)
        Remove-Variable -Name 'plain', 'secret' -ErrorAction SilentlyContinue
    }
}
