#Requires -Version 5.1
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Groups
<#
.SYNOPSIS
Find the groups of the workspace
.DESCRIPTION
Signs in to Microsoft Graph with the right to read groups and lists the groups in Entra ID whose
name begins with "Azure ATP" and the workspace name. Groups left over from a deleted workspace keep
a new one from being made.
.PARAMETER Workspace
Workspace name.
.EXAMPLE
.\Find-WorkspaceGroup.ps1 -Workspace contoso-corp
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: any computer, with an account that may read groups (Group.Read.All)
Verify: Administrators, Viewers and Users of the workspace are listed, or nothing is left.
Source: Group names: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command; the page uses the portal
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/powershell/module/microsoft.graph.groups/get-mggroup
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Workspace
)

# A quote inside an OData text is doubled.
$filter = "startswith(displayName,'Azure ATP {0}')" -f $Workspace.Replace("'", "''")

$null = Connect-MgGraph -Scopes 'Group.Read.All' -ErrorAction Stop

$groups = @(Get-MgGroup -Filter $filter -All -ErrorAction Stop)
if ($groups.Count -eq 0) {
    Write-Output "No group begins with 'Azure ATP $Workspace'."
} else {
    $groups | Sort-Object -Property DisplayName | Select-Object -Property 'Id', 'DisplayName', 'CreatedDateTime'
}
