#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Salvage the WMI repository
.DESCRIPTION
Lets winmgmt check the WMI repository and salvage it where it is inconsistent; a consistent one is
left as it is. On a domain controller get advice first: other products keep their data there, and
what can not be salvaged is lost.
.EXAMPLE
.\Repair-WmiRepository.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Test-WmiRepository says that the repository is consistent; restart the sensor services.
Source: Inferred from Microsoft, known errors of ATA and Azure ATP, 2018-02-14 (it links to a page on rebuilding the repository)
Inferred: yes
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
.LINK
https://learn.microsoft.com/windows/win32/wmisdk/winmgmt
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$wmiTool = "$env:windir\System32\wbem\WinMgmt.exe"

$before = "$(& $wmiTool /verifyrepository)".Trim()
Write-Output "Before: $before (exit code $LASTEXITCODE)"

# Only a domain controller has this service.
if (Get-Service -Name NTDS -ErrorAction SilentlyContinue) {
    Write-Warning "$env:COMPUTERNAME is a domain controller. Get advice before you go on."
}

if ($PSCmdlet.ShouldProcess("WMI repository of $env:COMPUTERNAME", 'Salvage it where it is inconsistent')) {
    & $wmiTool /salvagerepository
    if ($LASTEXITCODE -ne 0) {
        throw "winmgmt /salvagerepository ended with exit code $LASTEXITCODE."
    }
    & $wmiTool /verifyrepository
    Write-Output 'Restart the sensor services now.'
}
