#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Who may read the gMSA password?
.DESCRIPTION
Lists the computers and groups that may retrieve the password of a group managed service account. A
computer may read it when it stands in the list itself or is a member of a group in the list.
.PARAMETER Gmsa
gMSA name, with or without the trailing $.
.EXAMPLE
.\Get-GmsaPasswordReader.ps1 -Gmsa mdiSvc01
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: The list names the computer of the sensor, or a group that the computer belongs to.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
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

$property = 'PrincipalsAllowedToRetrieveManagedPassword'
$account = Get-ADServiceAccount -Identity $Gmsa -Properties $property -ErrorAction Stop
$readers = @($account.$property)

if ($readers.Count -eq 0) {
    Write-Output "Nobody may read the password of $($account.Name)."
}
$readers | Get-ADObject -ErrorAction Stop | Select-Object -Property 'ObjectClass', 'Name', 'DistinguishedName'
