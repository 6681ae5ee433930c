#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
<#
.SYNOPSIS
Validate the Directory Service Account
.DESCRIPTION
Runs Test-MDIDSA of the DefenderForIdentity module on the account: membership of sensitive groups,
delegated rights, access to the Deleted Objects container. It judges the rights of the account.
Whether this server can read a gMSA password is another question.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Test-DirectoryServiceAccount.ps1 -Gmsa mdiSvc01
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: domain controller, or a server with the ActiveDirectory and DefenderForIdentity modules
Verify: Every line has Status True. A gMSA gets a warning that the test for managers is skipped: that is normal.
Source: Microsoft Learn, Directory Service Accounts for Defender for Identity, 2025-02-12
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/directory-service-accounts
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/test-mdidsa
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa
)

$account = $Gmsa.TrimEnd('$')

Test-MDIDSA -Identity $account -Detailed |
    Select-Object -Property 'Test', 'Status', 'Details'
