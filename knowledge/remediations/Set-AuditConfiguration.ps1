#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
<#
.SYNOPSIS
Apply an auditing configuration
.DESCRIPTION
Lets the DefenderForIdentity module apply one group of settings to the domain. For NTLMAuditing and
the advanced audit policies it creates a GPO that is disabled, so that you can read it and then
enable it. The others take effect at once: audit entries in the directory, or a GPO that is in
force.
.PARAMETER Configuration
Name of the configuration, for example NTLMAuditing.
.EXAMPLE
.\Set-AuditConfiguration.ps1 -Configuration NTLMAuditing -WhatIf
.NOTES
Kind: fix
Elevation: required, as the rights to create and link GPOs in the domain
Restart: gpupdate
RunOn: domain controller, or a server with the ActiveDirectory, GroupPolicy and DefenderForIdentity modules
Verify: Enable the new GPO, run gpupdate on the domain controllers; then Test-AuditConfiguration gives True.
Rollback: Unlink the GPO "Microsoft Defender for Identity - ..."; take audit entries out of the directory by hand
Source: Microsoft Learn, Configure Windows event auditing, 2025-11-05; names: community checklist for Defender for Identity, 2026-02-10
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-windows-event-collection
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/set-mdiconfiguration
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateSet('NTLMAuditing', 'AdvancedAuditPolicyDCs', 'AdvancedAuditPolicyCAs', 'DomainObjectAuditing',
        'ConfigurationContainerAuditing', 'AdfsAuditing', 'ProcessorPerformance')]
    [string] $Configuration
)

$selection = @{ Mode = 'Domain'; Configuration = $Configuration }

if (Test-MDIConfiguration @selection) {
    Write-Output "Nothing to do: $Configuration is as required."
} elseif ($PSCmdlet.ShouldProcess('the domain of this computer', "Apply $Configuration")) {
    if ($Configuration -in 'NTLMAuditing', 'AdvancedAuditPolicyDCs', 'AdvancedAuditPolicyCAs') {
        Set-MDIConfiguration @selection -CreateGpoDisabled -Confirm:$false -ErrorAction Stop
        Write-Warning 'The GPO is disabled. Read it, then enable it in Group Policy Management.'
    } else {
        Set-MDIConfiguration @selection -Confirm:$false -ErrorAction Stop
    }
    Write-Output "Applied $Configuration. Run gpupdate on the servers that it is for."
}
