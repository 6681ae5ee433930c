#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Show the groups of the gMSA
.DESCRIPTION
Reads the primary group and the direct memberships of the group managed service account. A gMSA
without a usable group membership is one known reason for LDAP result code 82.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Get-GmsaGroupMembership.ps1 -Gmsa mdiSvc01
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: The output names a primary group, and in MemberOf the groups that you expect (an empty MemberOf is possible).
Source: Inferred from the community case on EEN421 (read 2026-02-04)
Inferred: yes
.LINK
https://learn.microsoft.com/powershell/module/activedirectory/get-adserviceaccount
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa
)

$account = $Gmsa.TrimEnd('$')

Get-ADServiceAccount -Identity $account -Properties 'MemberOf', 'PrimaryGroup' |
    Select-Object -Property 'Name', 'Enabled', 'PrimaryGroup', 'MemberOf'
