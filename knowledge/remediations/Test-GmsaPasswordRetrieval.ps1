#Requires -Version 5.1
#Requires -Modules ActiveDirectory
<#
.SYNOPSIS
Does the gMSA work on this server?
.DESCRIPTION
Asks Test-ADServiceAccount whether this computer can get the password of the gMSA. It answers for
the computer it runs on and no other.
.PARAMETER Gmsa
gMSA name; a trailing $ is allowed and removed.
.EXAMPLE
.\Test-GmsaPasswordRetrieval.ps1 -Gmsa mdiSvc01
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: the server with the sensor
Verify: CanRetrieve is True. False: the computer may not read the password, or its Kerberos ticket is older than the permission.
Source: EEN421 blog and community checklist, 2026-02-10
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/activedirectory/test-adserviceaccount
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
[pscustomobject]@{
    Gmsa        = $name
    Computer    = $env:COMPUTERNAME
    CanRetrieve = Test-ADServiceAccount -Identity $name
}
