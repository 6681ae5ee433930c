#Requires -Version 5.1
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Raise the Office content extraction timeout
.DESCRIPTION
Sets the advanced setting OfficeContentExtractionTimeout of a label policy. The default is 3
seconds; Microsoft advises against more than 15 seconds.
.PARAMETER LabelPolicy
Name of the label policy that the scanner account gets.
.PARAMETER Timeout
New timeout as hh:mm:ss, at most 00:00:15 is advised.
.EXAMPLE
.\Set-OfficeExtractionTimeout.ps1 -LabelPolicy Global -Timeout 00:00:15 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: any workstation with the ExchangeOnlineManagement module
Verify: The policy lists OfficeContentExtractionTimeout with the new value; large Office files get their labels after the next policy refresh.
Rollback: Set-LabelPolicy -Identity <policy> -AdvancedSettings @{OfficeContentExtractionTimeout=''}, or the old value that is printed
Source: Microsoft Learn, Admin guide: custom configurations of the client, 2020-12-07
Inferred: no
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

    [ValidatePattern('^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$')]
    [string] $Timeout = '00:00:15'
)

if ([timespan] $Timeout -lt [timespan] '00:00:03') {
    throw "$Timeout is below the default of 3 seconds: it would make things worse."
}
if ([timespan] $Timeout -gt [timespan] '00:00:15') {
    Write-Warning -Message "$Timeout is above the 15 seconds that Microsoft advises: scans get slower."
}
if ($null -eq (Get-Command -Name Set-LabelPolicy -ErrorAction SilentlyContinue)) {
    throw 'No session with Security & Compliance PowerShell: run Connect-IPPSSession, then try again.'
}
$before = @((Get-LabelPolicy -Identity $LabelPolicy -ErrorAction Stop).Settings |
    Where-Object -FilterScript { "$_" -match 'OfficeContentExtractionTimeout' })
if ($before -match ",\s*$Timeout\]$") {
    Write-Output "Nothing to do: the policy has $before."
}
else {
    if ($PSCmdlet.ShouldProcess($LabelPolicy, "Set OfficeContentExtractionTimeout to $Timeout (now: '$before')")) {
        Set-LabelPolicy -Identity $LabelPolicy -AdvancedSettings @{ OfficeContentExtractionTimeout = $Timeout } -ErrorAction Stop
        Write-Output "OfficeContentExtractionTimeout is $Timeout now (before: '$before')."
    }
}
