#Requires -Version 5.1
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Groups
<#
.SYNOPSIS
Rename the groups of the old workspace
.DESCRIPTION
Signs in to Microsoft Graph and adds " - old" to the names of the three groups of a deleted
workspace: Administrators, Viewers and Users. Other groups are not touched. The sign-in happens with
-WhatIf too, because the groups have to be found. Never for a workspace that is in use.
.PARAMETER Workspace
Workspace name.
.EXAMPLE
.\Rename-WorkspaceGroup.ps1 -Workspace contoso-corp -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: none
RunOn: any computer, with an account that may change groups (Group.ReadWrite.All)
Verify: Find-WorkspaceGroup shows the three names with " - old"; the workspace can now be made in the portal.
Rollback: Update-MgGroup -GroupId <id> -DisplayName '<old name>'
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the commands; the steps are official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/powershell/module/microsoft.graph.groups/update-mggroup
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Workspace
)

$null = Connect-MgGraph -Scopes 'Group.ReadWrite.All' -ErrorAction Stop

foreach ($role in 'Administrators', 'Viewers', 'Users') {
    $name = "Azure ATP $Workspace $role"
    # A quote inside an OData text is doubled.
    $filter = "displayName eq '{0}'" -f $name.Replace("'", "''")
    $groups = @(Get-MgGroup -Filter $filter -ErrorAction Stop)
    if ($groups.Count -eq 0) {
        Write-Output "Nothing to do: there is no group '$name'."
    }
    foreach ($group in $groups) {
        if ($PSCmdlet.ShouldProcess("$name ($($group.Id))", "Rename to '$name - old'")) {
            Update-MgGroup -GroupId $group.Id -DisplayName "$name - old" -Confirm:$false -ErrorAction Stop
            Write-Output "Renamed $($group.Id) to '$name - old'."
        }
    }
}
