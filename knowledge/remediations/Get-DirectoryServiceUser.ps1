#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Show state and password expiry of the Directory Service Account
.DESCRIPTION
For a Directory Service Account that is an ordinary user: is it enabled, is it locked, when was its
password set and when does it expire. A gMSA renews its password itself and is not found by this
script.
.PARAMETER User
sAMAccountName of the Directory Service Account; DOMAIN\ in front is removed.
.EXAMPLE
.\Get-DirectoryServiceUser.ps1 -User mdiSvcUser
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: Enabled is True, LockedOut and PasswordExpired are False, Expires is more than 30 days away.
Source: The 30 days: Microsoft Learn, Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/powershell/module/activedirectory/get-aduser
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $User
)

$name = ($User -split '\\')[-1]
$properties = 'PasswordLastSet', 'PasswordExpired', 'LockedOut', 'msDS-UserPasswordExpiryTimeComputed'
$account = Get-ADUser -Identity $name -Properties $properties -ErrorAction Stop

# 0 means "at the next logon", the largest number means "never".
$fileTime = $account.'msDS-UserPasswordExpiryTimeComputed'
$expires = 'never'
if ($fileTime -eq 0) {
    $expires = 'must be changed now'
} elseif ($fileTime -lt [long]::MaxValue) {
    $expires = [datetime]::FromFileTime($fileTime)
}

[pscustomobject]@{
    Name            = $account.SamAccountName
    Enabled         = $account.Enabled
    LockedOut       = $account.LockedOut
    PasswordExpired = $account.PasswordExpired
    PasswordLastSet = $account.PasswordLastSet
    Expires         = $expires
}
