#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Add the gMSA to Domain Users (community fix)
.DESCRIPTION
Makes the group managed service account a member of Domain Users. One administrator solved LDAP
result code 82 this way; Microsoft does not document it. The group is found by its identifier, so
its name may be translated.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Add-GmsaDomainUser.ps1 -Gmsa mdiSvc01 -WhatIf
.NOTES
Kind: fix
Elevation: required, as the right to change Domain Users
Restart: service
RunOn: domain controller, or a workstation with RSAT
Verify: MemberOf of Get-GmsaGroupMembership shows Domain Users; after a restart of the sensor the LDAP error does not come back.
Rollback: Remove-ADGroupMember -Identity 'Domain Users' -Members '<gMSA>$'
Source: EEN421 community blog (read 2026-02-04), not Microsoft guidance
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/activedirectory/add-adgroupmember
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa
)

$name = $Gmsa.TrimEnd('$')
$account = Get-ADServiceAccount -Identity $name -Properties 'MemberOf', 'PrimaryGroup' -ErrorAction Stop

# 513 is Domain Users in every language.
$domain = Get-ADDomain -ErrorAction Stop
$group = Get-ADGroup -Identity ('{0}-513' -f $domain.DomainSID.Value) -ErrorAction Stop
$current = @($account.PrimaryGroup) + @($account.MemberOf)

if ($current -contains $group.DistinguishedName) {
    Write-Output "Nothing to do: $($account.SamAccountName) is already in '$($group.Name)'."
} elseif ($PSCmdlet.ShouldProcess($group.DistinguishedName, "Add $($account.SamAccountName)")) {
    Add-ADGroupMember -Identity $group -Members $account -Confirm:$false -ErrorAction Stop
    Get-ADServiceAccount -Identity $name -Properties MemberOf |
        Select-Object -Property 'Name', 'MemberOf'
}
