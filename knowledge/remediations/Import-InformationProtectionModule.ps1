#Requires -Version 5.1
<#
.SYNOPSIS
Load the scanner module into this session
.DESCRIPTION
Imports PurviewInformationProtection (3.x) or, where only the old client is installed,
AzureInformationProtection (2.x).
.EXAMPLE
.\Import-InformationProtectionModule.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: none
RunOn: scanner server, in Windows PowerShell 5.1
Verify: The output names the module and its version; the cmdlet that was not recognized is found now.
Rollback: Remove-Module with the name that was printed
Source: Microsoft Learn, Set up the information protection client with PowerShell, 2024-05-13
Inferred: no
.LINK
https://learn.microsoft.com/powershell/azure/aip/setup-information-protection-client-powershell
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

if ($PSVersionTable.PSEdition -ne 'Desktop') {
    throw 'This is PowerShell 7: the module works in Windows PowerShell 5.1 only.'
}
$loaded = Get-Module -Name 'PurviewInformationProtection', 'AzureInformationProtection' | Select-Object -First 1
if ($null -ne $loaded) {
    Write-Output "Nothing to do: $($loaded.Name) $($loaded.Version) is loaded."
}
else {
    $name = @('PurviewInformationProtection', 'AzureInformationProtection') |
        Where-Object -FilterScript { $null -ne (Get-Module -ListAvailable -Name $_) } | Select-Object -First 1
    if ($null -eq $name) {
        throw 'Neither PurviewInformationProtection (3.x) nor AzureInformationProtection (2.x) is installed here.'
    }
    if ($PSCmdlet.ShouldProcess($name, 'Import the module into this session')) {
        Import-Module -Name $name -ErrorAction Stop
        Get-Module -Name $name | Select-Object -Property 'Name', 'Version', 'ModuleBase'
    }
}
