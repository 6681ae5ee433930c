#Requires -Version 5.1
<#
.SYNOPSIS
Show the Npcap options
.DESCRIPTION
Reads the options with which Npcap was installed. The sensor needs AdminOnly 0 and WinPcapCompatible
1. LoopbackSupport is shown without a verdict: the sources do not agree on it.
.EXAMPLE
.\Get-NpcapOption.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: AsRequired is True for AdminOnly and WinPcapCompatible.
Source: Values: NPCAP Config Checker by thalpius (read 2026-02-04); options: Microsoft Learn, technical FAQ, 2024-02-21
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/technical-faq
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\npcap\Parameters'
$values = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
if ($null -eq $values) {
    Write-Warning "No Npcap on $env:COMPUTERNAME (there is no $key)."
} else {
    [pscustomobject]@{ Option = 'AdminOnly'; Data = $values.AdminOnly; AsRequired = ($values.AdminOnly -eq 0) }
    [pscustomobject]@{
        Option     = 'WinPcapCompatible'
        Data       = $values.WinPcapCompatible
        AsRequired = ($values.WinPcapCompatible -eq 1)
    }
    [pscustomobject]@{ Option = 'LoopbackSupport'; Data = $values.LoopbackSupport; AsRequired = 'not judged' }
}
