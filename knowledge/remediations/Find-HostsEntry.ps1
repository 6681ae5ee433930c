#Requires -Version 5.1
<#
.SYNOPSIS
Look for this server in HOSTS
.DESCRIPTION
Shows the lines of the HOSTS file that name this computer. An entry with its short name keeps an
event trace session from starting. A line that begins with # does nothing.
.EXAMPLE
.\Find-HostsEntry.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: No line has the short name alone; an entry with the full name is fine.
Source: Cause: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
#>
[CmdletBinding()]
param()

$file = "$env:windir\System32\drivers\etc\hosts"
$name = [regex]::Escape($env:COMPUTERNAME)
$found = @(Select-String -LiteralPath $file -Pattern "\b$name\b" -ErrorAction Stop)

if ($found.Count -eq 0) {
    Write-Output "HOSTS does not name $env:COMPUTERNAME."
} else {
    $found | Select-Object -Property 'LineNumber', 'Line'
}
