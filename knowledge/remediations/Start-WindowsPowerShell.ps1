#Requires -Version 5.1
<#
.SYNOPSIS
Open Windows PowerShell 5.1, where the scanner cmdlets work
.DESCRIPTION
Opens a new Windows PowerShell window. Type the failed command there again: nothing is run for you.
.EXAMPLE
.\Start-WindowsPowerShell.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: unknown
Restart: none
RunOn: the computer where the cmdlet failed
Verify: In the new window $PSVersionTable.PSEdition is Desktop.
Source: Microsoft Learn, Known issues of the information protection client, 2025-09-03
Inferred: yes, the command
.LINK
https://learn.microsoft.com/troubleshoot/microsoft-365/sensitivity-labels/known-issues-ip-client
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$program = "$env:SystemRoot\System32\WindowsPowerShell\v1.0\powershell.exe"
if ($PSVersionTable.PSEdition -eq 'Desktop') {
    Write-Output 'Nothing to do: this is Windows PowerShell already.'
}
else {
    if ($PSCmdlet.ShouldProcess($program, 'Open a new window')) {
        Start-Process -FilePath $program -ArgumentList '-NoProfile', '-NoExit' -ErrorAction Stop
    }
}
