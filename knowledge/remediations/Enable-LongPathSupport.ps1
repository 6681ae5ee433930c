#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Turn Win32 long paths on
.DESCRIPTION
Sets LongPathsEnabled = 1 on this computer. Where a group policy sets "Enable Win32 long paths",
change the policy instead: it wins at the next refresh. SharePoint has a limit of its own
(maxUrlLength).
.EXAMPLE
.\Enable-LongPathSupport.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server (Windows Server 2016 or later)
Verify: Get-LongPathSupport says Enabled True; after a service restart the long path is scanned.
Rollback: Set-ItemProperty -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\FileSystem' -Name LongPathsEnabled -Value 0 -Type DWord
Source: Microsoft Learn, Prerequisites of the information protection scanner, 2020-11-04
Inferred: yes, the registry value; the policy is official
.LINK
https://learn.microsoft.com/purview/deploy-scanner-prereqs
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\FileSystem'
$before = (Get-ItemProperty -Path $key -Name LongPathsEnabled -ErrorAction SilentlyContinue).LongPathsEnabled
if ($before -eq 1) {
    Write-Output 'Nothing to do: LongPathsEnabled is 1 already.'
}
else {
    if ($PSCmdlet.ShouldProcess("$key\LongPathsEnabled", "Set to 1 (now: '$before')")) {
        Write-Output "LongPathsEnabled before: '$before'"
        Set-ItemProperty -Path $key -Name LongPathsEnabled -Value 1 -Type DWord -ErrorAction Stop
        Get-ItemProperty -Path $key -Name LongPathsEnabled | Select-Object -Property LongPathsEnabled
        Write-Warning -Message 'Restart the scanner service: a running process keeps the old limit.'
    }
}
