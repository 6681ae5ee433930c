#Requires -Version 5.1
<#
.SYNOPSIS
Raise the SharePoint list view threshold
.DESCRIPTION
Raises the list view threshold of one web application. SharePoint sets the limit to protect its
database: take no more than the largest library needs, and put it back after the scan when it slows
down users.
.PARAMETER WebApplication
URL of the SharePoint web application.
.PARAMETER Threshold
New list view threshold, above 5000.
.EXAMPLE
.\Set-SharePointListThreshold.ps1 -WebApplication https://sharepoint.contoso.com -Threshold 20000 -WhatIf
.NOTES
Kind: fix
Elevation: required, as a farm administrator
Restart: none
RunOn: SharePoint server, in the SharePoint Management Shell
Verify: The output shows the new MaxItemsPerThrottledOperation; the scan passes the large library.
Rollback: Run it again with the old number that is printed, or set 5000 in Central Administration.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command; the step is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^https?://[^\s]+$')]
    [string] $WebApplication,

    [Parameter(Mandatory)]
    [ValidateRange(5001, 2147483647)]
    [int] $Threshold
)

if ($null -eq (Get-Command -Name Get-SPWebApplication -ErrorAction SilentlyContinue)) {
    Add-PSSnapin -Name Microsoft.SharePoint.PowerShell -ErrorAction Stop
}
$application = Get-SPWebApplication -Identity $WebApplication -ErrorAction Stop
$before = $application.MaxItemsPerThrottledOperation
if ($before -ge $Threshold) {
    Write-Output "Nothing to do: the threshold of $($application.Url) is $before."
}
else {
    if ($PSCmdlet.ShouldProcess($application.Url, "Raise the list view threshold from $before to $Threshold")) {
        $application.MaxItemsPerThrottledOperation = $Threshold
        $application.Update()
        Write-Output "The threshold was $before."
        Get-SPWebApplication -Identity $WebApplication | Select-Object -Property 'Url', 'MaxItemsPerThrottledOperation'
    }
}
