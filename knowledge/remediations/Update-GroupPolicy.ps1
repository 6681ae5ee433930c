#Requires -Version 5.1
<#
.SYNOPSIS
Apply a changed GPO
.DESCRIPTION
Runs gpupdate /force on this server, so that a changed group policy holds now and not only after the
next refresh. Every policy is applied again; gpupdate may ask whether it may log off or restart.
.EXAMPLE
.\Update-GroupPolicy.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: not-required
Restart: service
RunOn: sensor server
Verify: gpupdate says that computer and user policy were updated; Export-GroupPolicyResult shows the new setting.
Source: Inferred from Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes
.LINK
https://learn.microsoft.com/windows-server/administration/windows-commands/gpupdate
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Apply all group policies again (gpupdate /force)')) {
    & "$env:windir\System32\gpupdate.exe" /force
    if ($LASTEXITCODE -ne 0) {
        throw "gpupdate ended with exit code $LASTEXITCODE. See the System event log, source GroupPolicy."
    }
    Write-Output 'Restart the sensor services now.'
}
