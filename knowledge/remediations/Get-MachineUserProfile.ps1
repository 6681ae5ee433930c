#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
List the user profiles of the machine
.DESCRIPTION
Lists the profiles with their state. Temporary, or a backup key SID.bak in the profile list, is the
sign that Windows could not load the real profile of that account.
.EXAMPLE
.\Get-MachineUserProfile.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: scanner server
Verify: The scanner account has Temporary False and BackupKey False.
Source: Microsoft Learn, MIP SDK FAQ and known issues, 2026-01-09
Inferred: yes, the command
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
#>
[CmdletBinding()]
param()

$list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
Get-CimInstance -ClassName Win32_UserProfile -ErrorAction Stop |
    Where-Object -FilterScript { -not $_.Special } |
    ForEach-Object -Process {
        [pscustomobject]@{
            LocalPath = $_.LocalPath
            SID       = $_.SID
            Loaded    = $_.Loaded
            Status    = $_.Status
            Temporary = ($_.Status -band 1) -ne 0
            BackupKey = Test-Path -LiteralPath "$list\$($_.SID).bak"
        }
    }
