#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Restart the scanner service
.DESCRIPTION
Restarts MIPScanner (3.x) or AIPScanner (2.x); starts it when it is stopped. A scan that is running
is cut off: it goes on with the next one.
.EXAMPLE
.\Restart-ScannerService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server
Verify: Status is Running; within a few minutes Get-ScannerNodeStatus shows Idle or Scanning.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command and the 3.x service name; the step is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$services = @(Get-Service -Name 'MIPScanner', 'AIPScanner' -ErrorAction SilentlyContinue)
if ($services.Count -eq 0) {
    throw 'Neither MIPScanner nor AIPScanner is installed on this computer.'
}
foreach ($service in $services) {
    if ($PSCmdlet.ShouldProcess($service.Name, "Restart the service (now: $($service.Status))")) {
        Restart-Service -InputObject $service -ErrorAction Stop
        Get-Service -Name $service.Name | Select-Object -Property 'Name', 'Status', 'StartType'
    }
}
