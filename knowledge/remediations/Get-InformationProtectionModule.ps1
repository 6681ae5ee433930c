#Requires -Version 5.1
<#
.SYNOPSIS
Which scanner module and which old names are available?
.DESCRIPTION
Lists the PurviewInformationProtection (3.x) and AzureInformationProtection (2.x) modules that this
PowerShell can see, and the old cmdlet names that exist as aliases of new ones.
.EXAMPLE
.\Get-InformationProtectionModule.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, in the session where the cmdlet failed
Verify: One module is listed, and an alias for each old name that your scripts use.
Source: Microsoft, PurviewInformationProtection module page, 2024-05-13
Inferred: yes, the command; the module names are official
.LINK
https://learn.microsoft.com/powershell/azure/aip/setup-information-protection-client-powershell
#>
[CmdletBinding()]
param()

$modules = @(Get-Module -ListAvailable -Name 'PurviewInformationProtection', 'AzureInformationProtection')
if ($modules.Count -eq 0) {
    Write-Output 'No scanner module for this PowerShell: install the client, or use 64-bit Windows PowerShell 5.1.'
}
foreach ($module in $modules) {
    [pscustomobject]@{ Kind = 'Module'; Name = $module.Name; Is = "version $($module.Version)"; From = $module.ModuleBase }
}
foreach ($alias in @(Get-Alias -Definition *Scan* -ErrorAction SilentlyContinue)) {
    [pscustomobject]@{ Kind = 'Alias'; Name = $alias.Name; Is = "alias of $($alias.Definition)"; From = $alias.Source }
}
