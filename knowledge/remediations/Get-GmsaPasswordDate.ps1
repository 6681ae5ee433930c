#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Is the password date of the gMSA in the future?
.DESCRIPTION
Shows PasswordLastSet and LastLogonDate of the gMSA. A date in the future comes from a domain
controller whose clock was wrong (Secure Time Seeding): such a password can not be used, and a new
gMSA is the way out.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Get-GmsaPasswordDate.ps1 -Gmsa mdiSvc01
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: InFuture is False, with a clock that is right (Get-TimeServiceStatus).
Source: Microsoft Learn, Troubleshooting Defender for Identity known issues, 2026-02-04
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa
)

$name = $Gmsa.TrimEnd('$')
$account = Get-ADServiceAccount -Identity $name -Properties 'PasswordLastSet', 'LastLogonDate' -ErrorAction Stop
$now = Get-Date
[pscustomobject]@{
    Gmsa            = $account.SamAccountName
    PasswordLastSet = $account.PasswordLastSet
    LastLogonDate   = $account.LastLogonDate
    Now             = $now
    InFuture        = $account.PasswordLastSet -gt $now
}
