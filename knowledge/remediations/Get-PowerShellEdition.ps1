#Requires -Version 5.1
<#
.SYNOPSIS
Which PowerShell is this?
.DESCRIPTION
Shows version, edition and bitness of the session. The scanner cmdlets work in Windows PowerShell
(edition Desktop) only.
.EXAMPLE
.\Get-PowerShellEdition.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the computer where the cmdlet failed, in the same session
Verify: Edition is Desktop; Core is PowerShell 7.
Source: Microsoft Learn, Known issues of the information protection client, 2025-09-03
Inferred: yes, the command
.LINK
https://learn.microsoft.com/troubleshoot/microsoft-365/sensitivity-labels/known-issues-ip-client
#>
[CmdletBinding()]
param()

[pscustomobject]@{
    Version          = $PSVersionTable.PSVersion
    Edition          = $PSVersionTable.PSEdition
    Is64Bit          = [System.Environment]::Is64BitProcess
    ScannerSupported = $PSVersionTable.PSEdition -eq 'Desktop'
}
