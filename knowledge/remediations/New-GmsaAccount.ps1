#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Create a new gMSA
.DESCRIPTION
Creates a group managed service account whose password one security group may read, with AES keys
only. The domain needs a KDS root key that is at least ten hours old. Enter the new name, with a
trailing $, as Directory Service Account in the Defender portal afterwards.
.PARAMETER NewGmsa
Name of the new gMSA, at most 15 characters.
.PARAMETER Group
Security group whose members may read the gMSA password.
.EXAMPLE
.\New-GmsaAccount.ps1 -NewGmsa mdiSvc02 -Group mdiSvc01Group -WhatIf
.NOTES
Kind: fix
Elevation: required, as an account that may create service accounts
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: The output names the group; Test-GmsaPasswordRetrieval on a sensor server gives True.
Rollback: Remove-ADServiceAccount -Identity <new gMSA>
Source: Microsoft Learn, Create a gMSA as Directory Service Account, 2026-08-03
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/create-directory-service-account-gmsa
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $NewGmsa,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Group
)

$name = $NewGmsa.Trim().TrimEnd('$')
if ($name.Length -gt 15) {
    throw "$name is too long: a gMSA has at most 15 characters."
}
$target = Get-ADGroup -Identity $Group -ErrorAction Stop
if (@(Get-ADServiceAccount -Filter * | Where-Object -FilterScript { $_.Name -eq $name }).Count -gt 0) {
    Write-Output "Nothing to do: there is a service account $name already."
}
else {
    if ($null -ne (Get-Command -Name Get-KdsRootKey -ErrorAction SilentlyContinue)) {
        $keys = @(Get-KdsRootKey | Where-Object -FilterScript { $_.EffectiveTime -le (Get-Date) })
        if ($keys.Count -eq 0) {
            throw 'No KDS root key is in effect: run Add-KdsRootKey on a domain controller and wait ten hours.'
        }
    }
    $dnsName = "$name.$((Get-ADDomain).DNSRoot)"
    if ($PSCmdlet.ShouldProcess($dnsName, "Create the gMSA, password for the group $($target.Name)")) {
        $settings = @{
            Name                                       = $name
            DNSHostName                                = $dnsName
            KerberosEncryptionType                     = 'AES128', 'AES256'
            PrincipalsAllowedToRetrieveManagedPassword = $target
        }
        New-ADServiceAccount @settings -ErrorAction Stop
        Get-ADServiceAccount -Identity $name -Properties PrincipalsAllowedToRetrieveManagedPassword |
            Select-Object -Property 'Name', 'SamAccountName', 'Enabled', 'PrincipalsAllowedToRetrieveManagedPassword'
    }
}
