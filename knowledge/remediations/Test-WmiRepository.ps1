#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Verify the WMI repository
.DESCRIPTION
Lets winmgmt check the WMI repository and prints its answer. Nothing is repaired.
.EXAMPLE
.\Test-WmiRepository.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: The answer says that the repository is consistent.
Source: Cause: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
.LINK
https://learn.microsoft.com/windows/win32/wmisdk/winmgmt
#>
[CmdletBinding()]
param()

$answer = & "$env:windir\System32\wbem\WinMgmt.exe" /verifyrepository

[pscustomobject]@{
    Answer   = "$answer".Trim()
    ExitCode = $LASTEXITCODE
}
