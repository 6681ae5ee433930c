#Requires -Version 5.1
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Raise the SharePoint request timeouts
.DESCRIPTION
Sets SharepointWebRequestTimeout and SharepointFileWebRequestTimeout of a label policy (client
2.8.85.0 and later). The defaults are 2 and 15 minutes; lower values are refused, though the
documentation has one as its example.
.PARAMETER LabelPolicy
Name of the label policy that the scanner account gets.
.PARAMETER WebRequestTimeout
Timeout of a web request as hh:mm:ss, not below 00:02:00.
.PARAMETER FileRequestTimeout
Timeout of a file request as hh:mm:ss, not below 00:15:00.
.EXAMPLE
.\Set-SharePointTimeout.ps1 -LabelPolicy Global -WebRequestTimeout 00:05:00 -FileRequestTimeout 00:30:00 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: none
RunOn: any workstation with the ExchangeOnlineManagement module
Verify: The policy lists both settings with the new values; after the next policy refresh the SharePoint timeouts stop.
Rollback: Set-LabelPolicy -Identity <policy> -AdvancedSettings @{SharepointWebRequestTimeout=''; SharepointFileWebRequestTimeout=''}
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
    [string] $WebRequestTimeout = '00:05:00',

    [ValidatePattern('^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$')]
    [string] $FileRequestTimeout = '00:30:00'
)

if ([timespan] $WebRequestTimeout -lt [timespan] '00:02:00') {
    throw "$WebRequestTimeout is below the default of 2 minutes for a web request."
}
if ([timespan] $FileRequestTimeout -lt [timespan] '00:15:00') {
    throw "$FileRequestTimeout is below the default of 15 minutes for a file request."
}
if ($null -eq (Get-Command -Name Set-LabelPolicy -ErrorAction SilentlyContinue)) {
    throw 'No session with Security & Compliance PowerShell: run Connect-IPPSSession, then try again.'
}
$before = @((Get-LabelPolicy -Identity $LabelPolicy -ErrorAction Stop).Settings |
    Where-Object -FilterScript { "$_" -match 'Sharepoint(File)?WebRequestTimeout' })
$settings = @{
    SharepointWebRequestTimeout     = $WebRequestTimeout
    SharepointFileWebRequestTimeout = $FileRequestTimeout
}
$wanted = "web requests $WebRequestTimeout, file requests $FileRequestTimeout"
if ($before -match "\[SharepointWebRequestTimeout,\s*$WebRequestTimeout\]" -and
    $before -match "\[SharepointFileWebRequestTimeout,\s*$FileRequestTimeout\]") {
    Write-Output "Nothing to do: the policy has $before."
}
else {
    if ($PSCmdlet.ShouldProcess($LabelPolicy, "Set the SharePoint timeouts: $wanted (now: '$before')")) {
        Set-LabelPolicy -Identity $LabelPolicy -AdvancedSettings $settings -ErrorAction Stop
        Write-Output "The SharePoint timeouts are set: $wanted (before: '$before')."
    }
}
