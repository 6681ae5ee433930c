#Requires -Version 5.1
#Requires -Modules DefenderForIdentity
<#
.SYNOPSIS
Test an auditing configuration
.DESCRIPTION
Lets the DefenderForIdentity module test one group of settings in the domain: the GPO and its link,
or the audit entries in the directory.
.PARAMETER Configuration
Name of the configuration, for example NTLMAuditing.
.EXAMPLE
.\Test-AuditConfiguration.ps1 -Configuration NTLMAuditing
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: domain controller, or a server with the ActiveDirectory, GroupPolicy and DefenderForIdentity modules
Verify: Status is True.
Source: Microsoft Learn, Configure Windows event auditing, 2025-11-05; names: community checklist for Defender for Identity, 2026-02-10
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-windows-event-collection
.LINK
https://learn.microsoft.com/powershell/module/defenderforidentity/test-mdiconfiguration
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateSet('NTLMAuditing', 'AdvancedAuditPolicyDCs', 'AdvancedAuditPolicyCAs', 'DomainObjectAuditing',
        'ConfigurationContainerAuditing', 'AdfsAuditing', 'ProcessorPerformance')]
    [string] $Configuration
)

$status = Test-MDIConfiguration -Mode Domain -Configuration $Configuration

[pscustomobject]@{
    Configuration = $Configuration
    Mode          = 'Domain'
    Status        = $status
}
