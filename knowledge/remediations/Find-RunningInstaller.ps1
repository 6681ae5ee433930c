#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Is another installer running?
.DESCRIPTION
Lists the processes of Windows Installer and Windows Update servicing. One msiexec alone may be the
idle installer service, which goes away some minutes after its last job.
.EXAMPLE
.\Find-RunningInstaller.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: the server where the setup ran
Verify: The list is empty, or the processes are gone some minutes later; then run the setup again.
Source: Cause (code 1618): Microsoft Learn, MSI error codes, 2018-05-31
Inferred: yes, the command
.LINK
https://learn.microsoft.com/windows/win32/msi/error-codes
#>
[CmdletBinding()]
param()

$processes = @(Get-Process -Name 'msiexec', 'TiWorker', 'TrustedInstaller' -ErrorAction SilentlyContinue)

if ($processes.Count -eq 0) {
    Write-Output "No installer runs on $env:COMPUTERNAME."
} else {
    $processes | Sort-Object -Property StartTime | Select-Object -Property 'Name', 'Id', 'SessionId', 'StartTime'
}
