#Requires -Version 5.1
<#
.SYNOPSIS
Are Win32 long paths on?
.DESCRIPTION
Reads LongPathsEnabled, the value behind the policy "Enable Win32 long paths". Without it the
scanner can not open paths above 260 characters.
.EXAMPLE
.\Get-LongPathSupport.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server (Windows Server 2016 or later)
Verify: Enabled is True.
Source: Microsoft Learn, Prerequisites of the information protection scanner, 2020-11-04
Inferred: yes, the registry value; the policy is official
.LINK
https://learn.microsoft.com/purview/deploy-scanner-prereqs
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\FileSystem'
$value = (Get-ItemProperty -Path $key -Name LongPathsEnabled -ErrorAction SilentlyContinue).LongPathsEnabled
[pscustomobject]@{
    Key              = $key
    LongPathsEnabled = $value
    Enabled          = $value -eq 1
}
