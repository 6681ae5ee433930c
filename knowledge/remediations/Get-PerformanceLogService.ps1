#Requires -Version 5.1
<#
.SYNOPSIS
Show Performance Logs and Task Scheduler
.DESCRIPTION
Shows the two services that Windows needs for event trace sessions: Performance Logs and Alerts
(pla) and Task Scheduler (Schedule).
.EXAMPLE
.\Get-PerformanceLogService.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Schedule is Running and pla is not Disabled; pla may be Stopped while nothing needs it.
Source: Services: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
#>
[CmdletBinding()]
param()

Get-Service -Name 'pla', 'Schedule' -ErrorAction Stop |
    Select-Object -Property 'Name', 'DisplayName', 'Status', 'StartType'
