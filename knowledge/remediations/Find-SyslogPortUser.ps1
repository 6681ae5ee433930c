#Requires -Version 5.1
<#
.SYNOPSIS
Who uses port 514?
.DESCRIPTION
Lists the processes that have port 514 open, UDP and TCP. A standalone sensor takes syslog messages
there and needs it for itself. The old page used netstat -o for this.
.EXAMPLE
.\Find-SyslogPortUser.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: standalone sensor server
Verify: ProcessName is a process of the sensor (Microsoft.Tri...), or the list is empty.
Source: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command; the page names netstat -o
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
#>
[CmdletBinding()]
param()

$endpoints = @{
    UDP = @(Get-NetUDPEndpoint -LocalPort 514 -ErrorAction SilentlyContinue)
    TCP = @(Get-NetTCPConnection -LocalPort 514 -ErrorAction SilentlyContinue)
}

if ($endpoints.UDP.Count + $endpoints.TCP.Count -eq 0) {
    Write-Output "Nobody uses port 514 of $env:COMPUTERNAME."
}

foreach ($protocol in 'UDP', 'TCP') {
    foreach ($endpoint in $endpoints[$protocol]) {
        $process = Get-Process -Id $endpoint.OwningProcess -ErrorAction SilentlyContinue
        [pscustomobject]@{
            Protocol      = $protocol
            LocalAddress  = $endpoint.LocalAddress
            OwningProcess = $endpoint.OwningProcess
            ProcessName   = $process.ProcessName
        }
    }
}
