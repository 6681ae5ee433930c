#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Add this server to the group that may read the gMSA password
.DESCRIPTION
Adds the computer account of a sensor server to the group that is listed in
PrincipalsAllowedToRetrieveManagedPassword. The list of the gMSA itself stays as it is. The server
notices with its next Kerberos ticket only.
.PARAMETER Group
Security group whose members may read the gMSA password.
.PARAMETER DomainController
Sensor server, host name or FQDN.
.EXAMPLE
.\Add-GmsaGroupMember.ps1 -Group mdiSvc01Group -DomainController dc1.contoso.com -WhatIf
.NOTES
Kind: fix
Elevation: required, as an account that may change the group
Restart: reboot of that server, or Clear-KerberosTicket on it
RunOn: domain controller, or a workstation with RSAT
Verify: The output lists the computer; after a new ticket Test-GmsaPasswordRetrieval on that server gives True.
Rollback: Remove-ADGroupMember -Identity <group> -Members (Get-ADComputer -Identity <server>)
Source: Microsoft Learn, Create a gMSA as Directory Service Account, 2026-08-03
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/create-directory-service-account-gmsa
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Group,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $DomainController
)

$name = ($DomainController.Trim() -split '\.')[0].TrimEnd('$')
$computer = Get-ADComputer -Identity $name -ErrorAction Stop
$target = Get-ADGroup -Identity $Group -Properties Member -ErrorAction Stop
if (@($target.Member) -contains $computer.DistinguishedName) {
    Write-Output "Nothing to do: $($computer.Name) is a member of $($target.Name). Has it got a new Kerberos ticket since?"
}
else {
    if ($PSCmdlet.ShouldProcess($target.DistinguishedName, "Add the computer $($computer.Name)")) {
        Add-ADGroupMember -Identity $target -Members $computer -ErrorAction Stop
        Get-ADGroupMember -Identity $target | Select-Object -Property 'Name', 'objectClass'
        Write-Warning -Message "Now run Clear-KerberosTicket on $($computer.Name), or reboot it."
    }
}
