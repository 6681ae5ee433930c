#Requires -Version 5.1
<#
.SYNOPSIS
Read the events of the scanner
.DESCRIPTION
Reads the newest 20 events with the given IDs. Without a log name it looks through all logs of the
scanner and the client: Azure Information Protection Scanner (2.x), Information Protection Scanner
(3.x). Events exist only where Enable-ClientAuditEvent was run.
.PARAMETER LogName
Exact event log name; empty for all logs of the scanner.
.PARAMETER EventId
Event IDs to read.
.EXAMPLE
.\Get-ScannerEvent.ps1 -EventId '1001', '1002'
.NOTES
Kind: check
Elevation: unknown
Restart: none
RunOn: scanner server
Verify: Every 1001 (scan started) has its 1002 (scan finished), and no 3001 to 3007 is newer than the fix.
Source: Microsoft Learn, Admin guide: files and usage logging of the client, 2024-04-22
Inferred: yes, the command; the event IDs are official
.LINK
https://learn.microsoft.com/azure/information-protection/rms-client/clientv2-admin-guide-files-and-logging
#>
[CmdletBinding()]
param(
    [string] $LogName = '',

    [ValidatePattern('^[0-9]{1,5}(\s*,\s*[0-9]{1,5})*$')]
    [string[]] $EventId = @('2001', '2002', '3001', '3002', '3003', '3004', '3005', '3006', '3007')
)

$ids = @($EventId -split '\s*,\s*' | ForEach-Object -Process { [int] $_ })
$wanted = $LogName
if ($wanted -eq '') {
    $wanted = '*Information Protection*'
}
$logs = @(Get-WinEvent -ListLog $wanted -ErrorAction SilentlyContinue | Select-Object -ExpandProperty LogName)
if ($logs.Count -eq 0) {
    throw "There is no event log '$wanted' on this computer."
}
$filter = @{ LogName = $logs; Id = $ids }
$found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 20 -ErrorAction SilentlyContinue -ErrorVariable problem)
if ($found.Count -eq 0) {
    if ($problem.Count -gt 0 -and $problem[0].FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') {
        throw $problem[0]
    }
    Write-Output "No event $($ids -join ', ') in $($logs -join ', ')."
}
$found | Select-Object -Property 'TimeCreated', 'LogName', 'Id', 'LevelDisplayName', 'Message'
