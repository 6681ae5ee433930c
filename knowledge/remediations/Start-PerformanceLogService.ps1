#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Start Performance Logs and Task Scheduler
.DESCRIPTION
Starts Task Scheduler (Schedule) and then Performance Logs and Alerts (pla), where they do not run.
A service that is disabled is left alone and named: somebody decided that.
.EXAMPLE
.\Start-PerformanceLogService.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: sensor server
Verify: Both services say Running; restart the sensor, and the trace session starts.
Rollback: Stop-Service -Name pla
Source: Step: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

foreach ($name in 'Schedule', 'pla') {
    $service = Get-Service -Name $name -ErrorAction Stop
    if ($service.Status -eq 'Running') {
        Write-Output "Nothing to do: $name runs."
    } elseif ($service.StartType -eq 'Disabled') {
        throw "$name is disabled. Find out why before you change it."
    } elseif ($PSCmdlet.ShouldProcess("$name on $env:COMPUTERNAME", 'Start the service')) {
        Start-Service -Name $name -Confirm:$false -ErrorAction Stop
        Get-Service -Name $name | Select-Object -Property 'Name', 'Status', 'StartType'
    }
}
