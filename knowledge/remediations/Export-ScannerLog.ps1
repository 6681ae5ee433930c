#Requires -Version 5.1
<#
.SYNOPSIS
Export the scanner logs for support
.DESCRIPTION
Packs the log folder of the scanner account into one zip with Export-DebugLogs (3.x) or
Export-AIPLogs (2.x). The zip is the only thing that is written. It holds file names and accounts:
treat it as confidential.
.PARAMETER LogPath
Target .zip file.
.PARAMETER ScannerAccount
Windows account of the scanner service, DOMAIN\user.
.EXAMPLE
.\Export-ScannerLog.ps1 -LogPath 'C:\Temp\scanner-logs.zip' -ScannerAccount 'CONTOSO\scanner'
.NOTES
Kind: check
Elevation: required for -OnBehalfOf
Restart: none
RunOn: scanner server
Verify: The output shows the zip with its size.
Source: Microsoft, PurviewInformationProtection cmdlet reference, Export-DebugLogs, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/export-debuglogs
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('\.zip$')]
    [string] $LogPath,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerAccount
)

$command = Get-Command -Name 'Export-DebugLogs', 'Export-AIPLogs' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $command) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($command.Name) of $($command.Source)."
if (Test-Path -LiteralPath $LogPath) {
    throw "$LogPath exists: choose another name, evidence is not overwritten."
}
if ($ScannerAccount -eq "$env:USERDOMAIN\$env:USERNAME") {
    & $command -FileName $LogPath -ErrorAction Stop
}
else {
    $credential = Get-Credential -UserName $ScannerAccount -Message 'Scanner service account'
    if ($null -eq $credential) {
        throw 'Cancelled: the logs are in the profile of the scanner account.'
    }
    & $command -FileName $LogPath -OnBehalfOf $credential -ErrorAction Stop
}
Get-Item -LiteralPath $LogPath -ErrorAction Stop | Select-Object -Property 'FullName', 'Length', 'LastWriteTime'
