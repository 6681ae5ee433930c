#Requires -Version 5.1
<#
.SYNOPSIS
Count the ephemeral ports in use
.DESCRIPTION
Counts the TCP connections from the dynamic port range by state and process, largest first.
Thousands in TimeWait, or a sum near the size of the range, mean that ports run out.
.EXAMPLE
.\Measure-EphemeralPort.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: the server that hosts the files, and the scanner server
Verify: The ports in use are far below the size of the range.
Source: Microsoft Learn, Default dynamic port range for TCP/IP, 2023-12-26
Inferred: yes, the count; the range is official
.LINK
https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang
#>
[CmdletBinding()]
param()

$numbers = @(netsh int ipv4 show dynamicport tcp | Where-Object -FilterScript { $_ -match '[0-9]+\s*$' } |
    ForEach-Object -Process { [int] ($_ -replace '^.*?([0-9]+)\s*$', '$1') })
if ($LASTEXITCODE -ne 0 -or $numbers.Count -lt 2) {
    throw "netsh does not tell the dynamic port range (exit code $LASTEXITCODE)."
}
$first = $numbers[0]
$last = $first + $numbers[1] - 1
$used = @(Get-NetTCPConnection | Where-Object -FilterScript { $_.LocalPort -ge $first -and $_.LocalPort -le $last })
$ports = @($used | Select-Object -ExpandProperty LocalPort | Sort-Object -Unique).Count
Write-Output "$ports of $($numbers[1]) dynamic ports ($first to $last) are in use."
$used | Group-Object -Property 'State', 'OwningProcess' | Sort-Object -Property Count -Descending | Select-Object -First 15 |
    ForEach-Object -Process {
        $id = $_.Group[0].OwningProcess
        [pscustomobject]@{
            Count       = $_.Count
            State       = $_.Group[0].State
            ProcessId   = $id
            ProcessName = (Get-Process -Id $id -ErrorAction SilentlyContinue).ProcessName
        }
    }
