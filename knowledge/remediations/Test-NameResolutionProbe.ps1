#Requires -Version 5.1
<#
.SYNOPSIS
Probe one device for name resolution
.DESCRIPTION
Tries on one device what the sensor uses to turn an address into a name: NTLM over RPC (TCP 135),
RDP (TCP 3389) and reverse DNS. NetBIOS (UDP 137) can not be tried this way.
.PARAMETER Device
Name of one device to probe.
.PARAMETER DeviceAddress
IP address of that device.
.EXAMPLE
.\Test-NameResolutionProbe.ps1 -Device pc0815.contoso.local -DeviceAddress 10.1.2.3
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: At least one of the two ports works, and reverse DNS gives the name of the device.
Source: Methods: Microsoft Learn, technical FAQ, 2024-02-21; alert: Health issues, 2026-04-26
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/health-alerts
.LINK
https://learn.microsoft.com/defender-for-identity/nnr-policy
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Device,

    [Parameter(Mandatory)]
    [ValidatePattern('^[0-9A-Fa-f:.]+$')]
    [string] $DeviceAddress
)

foreach ($port in 135, 3389) {
    $probe = Test-NetConnection -ComputerName $Device -Port $port -WarningAction SilentlyContinue
    [pscustomobject]@{
        Method = "TCP $port"
        Target = $Device
        Works  = $probe.TcpTestSucceeded
        Answer = "$($probe.RemoteAddress)"
    }
}

$records = @(Resolve-DnsName -Name $DeviceAddress -Type PTR -ErrorAction SilentlyContinue)
$names = @($records | Where-Object -FilterScript { $_.NameHost } | ForEach-Object -MemberName NameHost)
[pscustomobject]@{
    Method = 'Reverse DNS'
    Target = $DeviceAddress
    Works  = ($names.Count -gt 0)
    Answer = ($names -join ', ')
}
