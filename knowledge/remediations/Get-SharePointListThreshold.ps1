#Requires -Version 5.1
<#
.SYNOPSIS
Read the SharePoint list view threshold
.DESCRIPTION
Shows the list view threshold of every web application of the farm. Larger lists and libraries than
that stop the scanner.
.EXAMPLE
.\Get-SharePointListThreshold.ps1
.NOTES
Kind: check
Elevation: required, as a farm administrator
Restart: none
RunOn: SharePoint server, in the SharePoint Management Shell
Verify: MaxItemsPerThrottledOperation is above the item count of the largest library; the default is 5000.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command; the threshold is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param()

if ($null -eq (Get-Command -Name Get-SPWebApplication -ErrorAction SilentlyContinue)) {
    Add-PSSnapin -Name Microsoft.SharePoint.PowerShell -ErrorAction Stop
}
Get-SPWebApplication | Select-Object -Property 'Url', 'MaxItemsPerThrottledOperation'
