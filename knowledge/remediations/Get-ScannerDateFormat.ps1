#Requires -Version 5.1
<#
.SYNOPSIS
Show the date format of the scanner account
.DESCRIPTION
Shows the short date pattern and its separator for the user who runs it. The setting is per user:
run it as the scanner account, for example from a PowerShell started with runas.
.EXAMPLE
.\Get-ScannerDateFormat.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, as the scanner account
Verify: Separator is / and UsesSlash is True.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2020-12-24
Inferred: yes, the command; the requirement is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param()

$format = (Get-Culture).DateTimeFormat
[pscustomobject]@{
    Account   = "$env:USERDOMAIN\$env:USERNAME"
    Culture   = (Get-Culture).Name
    ShortDate = $format.ShortDatePattern
    Separator = $format.DateSeparator
    UsesSlash = $format.DateSeparator -eq '/'
}
