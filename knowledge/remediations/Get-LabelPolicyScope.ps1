#Requires -Version 5.1
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Which label policies exist and for whom?
.DESCRIPTION
Lists the published label policies with the users and groups they reach, from Security & Compliance
PowerShell. Signs in with Connect-IPPSSession when there is no session yet.
.EXAMPLE
.\Get-LabelPolicyScope.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: any workstation with the ExchangeOnlineManagement module
Verify: One policy reaches the delegated user of the scanner, and its DistributionStatus is Success.
Source: Microsoft Learn, MIP SDK FAQ and known issues, 2026-01-09
Inferred: yes, the command
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
#>
[CmdletBinding()]
param()

if ($null -eq (Get-Command -Name Get-LabelPolicy -ErrorAction SilentlyContinue)) {
    Connect-IPPSSession -ErrorAction Stop
}
$policies = @(Get-LabelPolicy -ErrorAction Stop)
if ($policies.Count -eq 0) {
    Write-Output 'No label policy is published: publish one to the delegated user of the scanner.'
}
$policies | Select-Object -Property 'Name', 'ExchangeLocation', 'ModernGroupLocation', 'DistributionStatus'
