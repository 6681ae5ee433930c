#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Reset the password of the Directory Service Account
.DESCRIPTION
Gives the user account a new password that you type twice at the prompt. Every sensor of the
workspace fails to log on until the same password stands in the portal, so keep the portal page
open. Not for a gMSA.
.PARAMETER User
sAMAccountName of the Directory Service Account; DOMAIN\ in front is removed.
.EXAMPLE
.\Reset-DirectoryServiceUserPassword.ps1 -User mdiSvcUser -WhatIf
.NOTES
Kind: fix
Elevation: required, as the right to reset the password of the account
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: Enter the same password under Settings > Identities > Directory Service accounts; the health issue closes by itself.
Source: Step: Microsoft support, self-help content for the sensor, 2021-04-09
Inferred: yes, the command; the step is Microsoft's
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/powershell/module/activedirectory/set-adaccountpassword
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $User
)

$name = ($User -split '\\')[-1]
$account = Get-ADUser -Identity $name -Properties PasswordLastSet -ErrorAction Stop

if ($PSCmdlet.ShouldProcess($account.DistinguishedName, 'Reset the password')) {
    $first = Read-Host -Prompt 'New password' -AsSecureString
    $second = Read-Host -Prompt 'New password, once more' -AsSecureString
    $left = New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $first
    $right = New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $second
    if ($first.Length -eq 0 -or $left.Password -cne $right.Password) {
        throw 'The two passwords are empty or differ. Nothing was changed.'
    }

    Set-ADAccountPassword -Identity $account -Reset -NewPassword $first -Confirm:$false -ErrorAction Stop
    Get-ADUser -Identity $name -Properties PasswordLastSet |
        Select-Object -Property 'SamAccountName', 'Enabled', 'PasswordLastSet'
    Write-Warning 'Now enter the same password in the portal: Settings > Identities > Directory Service accounts.'
}
