#Requires -Version 5.1
<#
.SYNOPSIS
Find events about temporary user profiles
.DESCRIPTION
Reads the newest events 1511 and 1515 of the User Profile Service from the Application log. They say
that Windows signed an account in with a temporary profile, where the encrypted cache of the client
can not be opened.
.EXAMPLE
.\Find-TemporaryProfileEvent.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server
Verify: No event, or none since the last start of the scanner service.
Source: Microsoft Learn, MIP SDK FAQ and known issues, 2026-01-09
Inferred: yes, the command; the event IDs are official
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
#>
[CmdletBinding()]
param()

$filter = @{ LogName = 'Application'; ProviderName = 'Microsoft-Windows-User Profiles Service'; Id = 1511, 1515 }
$found = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 10 -ErrorAction SilentlyContinue -ErrorVariable problem)
if ($found.Count -eq 0) {
    if ($problem.Count -gt 0 -and $problem[0].FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') {
        throw $problem[0]
    }
    Write-Output 'No event 1511 or 1515: no account was signed in with a temporary profile.'
}
$found | Select-Object -Property 'TimeCreated', 'Id', 'UserId', 'Message'
