#Requires -Version 5.1
<#
.SYNOPSIS
Was ProcessNameFormat changed?
.DESCRIPTION
Reads ProcessNameFormat of the process counters. With the value 2 Windows adds the process id to
every instance name, and then the instance that the service looks for does not exist.
.EXAMPLE
.\Get-ProcessNameFormat.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Changed is False (the value is absent or 1).
Source: Cause: Microsoft, known errors of ATA and Azure ATP, 2018-02-14; value name: Windows documentation on duplicate instance names
Inferred: yes, the command and the value name
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
.LINK
https://learn.microsoft.com/windows/win32/perfctrs/handling-duplicate-instance-names
#>
[CmdletBinding()]
param()

$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\PerfProc\Performance'
$value = (Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue).ProcessNameFormat

[pscustomobject]@{
    Key               = $key
    ProcessNameFormat = $value
    Changed           = ($value -eq 2)
}
