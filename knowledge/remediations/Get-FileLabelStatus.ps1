#Requires -Version 5.1
<#
.SYNOPSIS
What does the client say about a file?
.DESCRIPTION
Shows label and protection of one file with Get-FileStatus (3.x) or Get-AIPFileStatus (2.x).
.PARAMETER Path
Path of the file.
.EXAMPLE
.\Get-FileLabelStatus.ps1 -Path '\\FileServer\Finance\Report.pdf'
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server, or a computer with the client
Verify: IsLabeled and the label are as expected; an error here is what the scanner meets too.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Get-FileStatus, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-filestatus
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Path
)

$command = Get-Command -Name 'Get-FileStatus', 'Get-AIPFileStatus' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
    throw "There is no file $Path, or this account may not see it."
}
& $command -Path $Path
