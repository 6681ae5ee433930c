#Requires -Version 5.1
<#
.SYNOPSIS
Who is in the performance groups?
.DESCRIPTION
Lists the members of Performance Log Users and Performance Monitor Users on this server. The groups
are found by their identifier, so their names may be translated. On a domain controller these are
the Builtin groups of the domain.
.EXAMPLE
.\Get-PerformanceGroupMember.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: The list of Performance Log Users has the gMSA (the 2023 page named Performance Monitor Users instead).
Source: Groups: Microsoft Learn, Troubleshooting known issues, 2026-02-04 and 2023-03-20
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

# Performance Log Users, Performance Monitor Users.
foreach ($sid in 'S-1-5-32-559', 'S-1-5-32-558') {
    $identifier = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $sid
    $account = $identifier.Translate([System.Security.Principal.NTAccount]).Value
    $group = ($account -split '\\')[-1]

    & "$env:windir\System32\net.exe" localgroup "$group"
    if ($LASTEXITCODE -ne 0) {
        throw "net localgroup could not read '$group' (exit code $LASTEXITCODE)."
    }
}
