#Requires -Version 5.1
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Limit the number of scanner threads
.DESCRIPTION
Sets the advanced setting ScannerConcurrencyLevel of the label policy that the scanner gets. Fewer
threads mean fewer requests at a time. ScannerMaxCPU and ScannerMinCPU are ignored as soon as it is
set.
.PARAMETER LabelPolicy
Name of the label policy that the scanner account gets.
.PARAMETER Concurrency
Number of scanner threads.
.EXAMPLE
.\Set-ScannerConcurrency.ps1 -LabelPolicy Scanner -Concurrency 8 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: none
RunOn: any workstation with the ExchangeOnlineManagement module
Verify: The policy lists ScannerConcurrencyLevel with the new number; after the next policy refresh (four hours) error 429 gets rarer.
Rollback: Set-LabelPolicy -Identity <policy> -AdvancedSettings @{ScannerConcurrencyLevel=''}, or the old number that is printed
Source: Microsoft Learn, Admin guide: custom configurations of the client, 2020-12-07
Inferred: no; that it helps against error 429 is inferred
.LINK
https://learn.microsoft.com/azure/information-protection/rms-client/clientv2-admin-guide-customizations
.LINK
https://learn.microsoft.com/powershell/module/exchange/set-labelpolicy
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $LabelPolicy,

    [ValidateRange(1, 2147483647)]
    [int] $Concurrency = 8
)

if ($null -eq (Get-Command -Name Set-LabelPolicy -ErrorAction SilentlyContinue)) {
    throw 'No session with Security & Compliance PowerShell: run Connect-IPPSSession, then try again.'
}
$before = @((Get-LabelPolicy -Identity $LabelPolicy -ErrorAction Stop).Settings |
    Where-Object -FilterScript { "$_" -match 'ScannerConcurrencyLevel' })
if ($before -match ",\s*$Concurrency\]$") {
    Write-Output "Nothing to do: the policy has $before."
}
else {
    if ($PSCmdlet.ShouldProcess($LabelPolicy, "Set ScannerConcurrencyLevel to $Concurrency (now: '$before')")) {
        Set-LabelPolicy -Identity $LabelPolicy -AdvancedSettings @{ ScannerConcurrencyLevel = "$Concurrency" } -ErrorAction Stop
        Write-Output "ScannerConcurrencyLevel is $Concurrency now (before: '$before')."
    }
}
