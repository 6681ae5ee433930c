#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Add the gMSA to Performance Log Users
.DESCRIPTION
Puts the gMSA into the group that may read performance counters: with Add-ADGroupMember on a domain
controller, with Add-LocalGroupMember on a member server such as AD FS. The page of 2026 names
Performance Log Users, those of 2023 and 2025 Performance Monitor Users.
.PARAMETER Group
Performance Log Users (newest page) or Performance Monitor Users (older pages).
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.PARAMETER Domain
NetBIOS name of the domain; only used on a member server.
.EXAMPLE
.\Add-PerformanceGroupMember.ps1 -Gmsa mdiSvc01 -Domain CONTOSO -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server; on a domain controller the ActiveDirectory module is needed
Verify: Get-PerformanceGroupMember lists the gMSA; after a restart of the sensor the registry key error does not come back.
Rollback: Remove-ADGroupMember (domain controller) or Remove-LocalGroupMember (member server) with the same names
Source: Group: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the commands; the group is official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [ValidateSet('Performance Log Users', 'Performance Monitor Users')]
    [string] $Group = 'Performance Log Users',

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa,

    [string] $Domain = ''
)

# By identifier, because Windows translates the names of these groups.
$sids = @{ 'Performance Log Users' = 'S-1-5-32-559'; 'Performance Monitor Users' = 'S-1-5-32-558' }
$sid = $sids[$Group]
$name = $Gmsa.TrimEnd('$')
$isDomainController = (Get-CimInstance -ClassName Win32_OperatingSystem).ProductType -eq 2

if ($isDomainController) {
    $account = Get-ADServiceAccount -Identity $name -ErrorAction Stop
    $target = Get-ADGroup -Identity $sid -Properties member -ErrorAction Stop
    if ($target.member -contains $account.DistinguishedName) {
        Write-Output "Nothing to do: $($account.SamAccountName) is already in '$($target.Name)'."
    } elseif ($PSCmdlet.ShouldProcess($target.DistinguishedName, "Add $($account.SamAccountName)")) {
        Add-ADGroupMember -Identity $target -Members $account -Confirm:$false -ErrorAction Stop
        Write-Output "Added $($account.SamAccountName) to '$($target.Name)'. Restart the sensor services now."
    }
} else {
    if (-not $Domain) {
        throw 'On a member server the NetBIOS name of the domain is needed: -Domain CONTOSO'
    }
    $member = '{0}\{1}$' -f $Domain, $name
    $target = Get-LocalGroup -SID $sid -ErrorAction Stop
    $current = @(Get-LocalGroupMember -SID $sid -ErrorAction SilentlyContinue)
    if ($current.Name -contains $member) {
        Write-Output "Nothing to do: $member is already in '$($target.Name)'."
    } elseif ($PSCmdlet.ShouldProcess("$($target.Name) on $env:COMPUTERNAME", "Add $member")) {
        Add-LocalGroupMember -SID $sid -Member $member -ErrorAction Stop
        Write-Output "Added $member to '$($target.Name)'. Restart the sensor services now."
    }
}
