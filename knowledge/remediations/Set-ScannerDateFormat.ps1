#Requires -Version 5.1
<#
.SYNOPSIS
Use a slash as date separator for the scanner account
.DESCRIPTION
Sets the short date of the current user to M/d/yyyy with a slash as separator: the DLP policy
download needs 12/9/2020, not 12.9.2020 or 12-9-2020. It is a setting per user: run it as the
scanner account.
.EXAMPLE
.\Set-ScannerDateFormat.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: service
RunOn: scanner server, as the scanner account
Verify: Get-ScannerDateFormat in a new session of the scanner account says UsesSlash True.
Rollback: Write the two old values, which the script prints, back with Set-ItemProperty.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2020-12-24
Inferred: yes, the registry form; the requirement is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$key = 'HKCU:\Control Panel\International'
$before = Get-ItemProperty -Path $key -Name 'sDate', 'sShortDate' -ErrorAction Stop
if ($before.sDate -eq '/' -and $before.sShortDate -like '*/*') {
    Write-Output "Nothing to do: the short date of $env:USERDOMAIN\$env:USERNAME is $($before.sShortDate)."
}
else {
    if ($PSCmdlet.ShouldProcess("$env:USERDOMAIN\$env:USERNAME", "Set the short date to M/d/yyyy (now: $($before.sShortDate))")) {
        Set-ItemProperty -Path $key -Name sDate -Value '/' -ErrorAction Stop
        Set-ItemProperty -Path $key -Name sShortDate -Value 'M/d/yyyy' -ErrorAction Stop
        Write-Output "Old values: sDate '$($before.sDate)', sShortDate '$($before.sShortDate)'."
        Get-ItemProperty -Path $key -Name 'sDate', 'sShortDate' | Select-Object -Property 'sDate', 'sShortDate'
        Write-Warning -Message 'Restart the scanner service, so that it reads the new format.'
    }
}
