#Requires -Version 5.1
<#
.SYNOPSIS
Add a repository to the content scan job (offline configuration)
.DESCRIPTION
Adds one UNC path or SharePoint URL with Add-ScannerRepository (3.x) or Add-AIPScannerRepository
(2.x). A scanner with online configuration gets its repositories in the Purview portal.
.PARAMETER Repository
One UNC path or SharePoint URL.
.EXAMPLE
.\Add-ScannerRepositoryPath.ps1 -Repository '\\FileServer\Finance' -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: scanner server that uses offline configuration
Verify: Show-ScannerRepository lists the path.
Rollback: Remove-ScannerRepository with what Get-ScannerRepository -Path gives for it
Source: Microsoft, PurviewInformationProtection cmdlet reference, Add-ScannerRepository, 2024-05-14
Inferred: no
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/add-scannerrepository
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Repository
)

$getConfiguration = Get-Command -Name 'Get-ScannerConfiguration', 'Get-AIPScannerConfiguration' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$getRepository = Get-Command -Name 'Get-ScannerRepository', 'Get-AIPScannerRepository' -ErrorAction SilentlyContinue |
    Select-Object -First 1
$addRepository = Get-Command -Name 'Add-ScannerRepository', 'Add-AIPScannerRepository' -ErrorAction SilentlyContinue |
    Select-Object -First 1
if ($null -eq $getConfiguration -or $null -eq $getRepository -or $null -eq $addRepository) {
    throw 'No scanner cmdlets: install PurviewInformationProtection (3.x) or AzureInformationProtection (2.x), and use Windows PowerShell 5.1.'
}
Write-Verbose -Message "Using $($addRepository.Name) of $($addRepository.Source)."
if ("$((& $getConfiguration).OnlineConfiguration)" -eq 'On') {
    throw 'This scanner takes its settings from the portal (OnlineConfiguration is On): add the repository there.'
}
$known = @(& $getRepository -WarningAction SilentlyContinue | ForEach-Object -Process { "$($_.Path)".TrimEnd('\') })
if ($known -contains $Repository.TrimEnd('\')) {
    Write-Output "Nothing to do: $Repository is listed already."
}
else {
    if ($PSCmdlet.ShouldProcess($Repository, "Add to the repositories with $($addRepository.Name)")) {
        & $addRepository -Path $Repository -ErrorAction Stop
        & $getRepository
    }
}
