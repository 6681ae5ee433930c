#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Let a security group read the gMSA password
.DESCRIPTION
Adds a security group to those that may retrieve the password of a group managed service account. The
cmdlet behind it replaces the whole list, so the script reads the list first and writes it back with
the group added: nobody who reads the password today is locked out.
.PARAMETER Gmsa
gMSA name, with or without the trailing $.
.PARAMETER Group
Security group, with all computers that run the sensor as members, for example Domain Controllers.
.EXAMPLE
.\Grant-GmsaPasswordReader.ps1 -Gmsa mdiSvc01 -Group mdiSvc01Group -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: new Kerberos ticket (restart of the computer, or Clear-KerberosTicket) after a change of the group's members
RunOn: domain controller, or a workstation with RSAT, as an account that may change the gMSA
Verify: Get-GmsaPasswordReader lists the group, and Test-ADServiceAccount gives True on the sensor's computer.
Rollback: Set-ADServiceAccount -Identity <gMSA> -PrincipalsAllowedToRetrieveManagedPassword <the list that was printed>
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, keeping the list; the cmdlet and its parameter are official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Gmsa,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Group
)

$property = 'PrincipalsAllowedToRetrieveManagedPassword'
$account = Get-ADServiceAccount -Identity $Gmsa -Properties $property -ErrorAction Stop
$reader = (Get-ADGroup -Identity $Group -ErrorAction Stop).DistinguishedName
$readers = @($account.$property)

if ($readers -contains $reader) {
    Write-Output "Nothing to do: $reader may read the password already."
} elseif ($PSCmdlet.ShouldProcess($account.DistinguishedName, "Let $reader read the password")) {
    Write-Output 'Readers before the change, keep this list:'
    Write-Output $readers
    Set-ADServiceAccount -Identity $account -PrincipalsAllowedToRetrieveManagedPassword ($readers + $reader) -ErrorAction Stop
}
