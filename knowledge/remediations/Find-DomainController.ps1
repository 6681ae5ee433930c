#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
List the domain controller names that can be entered
.DESCRIPTION
Lists the domain controllers of the domain of this computer with the full name, the form in which
the portal wants it, and tells which ones are read-only.
.EXAMPLE
.\Find-DomainController.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: domain controller, or a workstation with RSAT
Verify: Enter one HostName under Settings > Identities > Sensors > sensor > Domain Controllers (FQDN), then Add and Save.
Source: Portal field: Microsoft Learn, Sensors for AD FS, AD CS and Entra Connect, 2024-11-02
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/active-directory-federation-services#post-installation-steps-optional
#>
[CmdletBinding()]
param()

Get-ADDomainController -Filter '*' |
    Sort-Object -Property 'Site', 'HostName' |
    Select-Object -Property 'HostName', 'Site', 'IsReadOnly', 'IsGlobalCatalog'
