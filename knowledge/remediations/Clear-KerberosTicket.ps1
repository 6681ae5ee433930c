#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Purge the Kerberos tickets of the computer
.DESCRIPTION
Purges the tickets of the LocalSystem session (0x3e7), so that the computer asks for new ones that know
its present groups. Needed after the computer was added to a group that may read the gMSA password;
a restart of the computer does the same.
.EXAMPLE
.\Clear-KerberosTicket.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: sensor service
RunOn: the computer that was added to the group
Verify: klist -li 0x3e7 shows tickets with a start time of after the purge, and Test-ADServiceAccount gives True.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

if ($PSCmdlet.ShouldProcess("LocalSystem (0x3e7) on $env:COMPUTERNAME", 'Purge Kerberos tickets')) {
    & "$env:windir\System32\klist.exe" -li 0x3e7 purge
    if ($LASTEXITCODE -ne 0) {
        throw "klist ended with exit code $LASTEXITCODE. Run PowerShell as administrator."
    }
}
