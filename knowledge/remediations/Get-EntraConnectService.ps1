#Requires -Version 5.1
<#
.SYNOPSIS
Show the Entra Connect service
.DESCRIPTION
Shows whether the synchronization service of Microsoft Entra Connect (ADSync) is installed and
running on this server. The sensor reads its configuration through it.
.EXAMPLE
.\Get-EntraConnectService.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: Entra Connect server
Verify: Status is Running and StartType is Automatic.
Source: Microsoft Learn, Health issues, 2026-04-26; service name from the documented registry path
Inferred: yes, the command and the service name
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
#>
[CmdletBinding()]
param()

$service = Get-Service -Name ADSync -ErrorAction SilentlyContinue

if ($null -eq $service) {
    Write-Warning "There is no service ADSync on $env:COMPUTERNAME. Run this on the Entra Connect server."
} else {
    $service | Select-Object -Property 'Name', 'DisplayName', 'Status', 'StartType'
}
