#Requires -Version 5.1
<#
.SYNOPSIS
Count processors and processor groups
.DESCRIPTION
Counts the processors of this server and how many processor groups Windows needs for them at least:
one group holds up to 64 logical processors. A host that clusters NUMA nodes may make more groups
than that.
.EXAMPLE
.\Get-LogicalProcessor.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: LeastGroups is 1. With more, a sensor on Windows Server 2012 or older is not supported.
Source: Microsoft, Troubleshooting known issues, 2023-03-20 (section removed since)
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/windows/win32/procthread/processor-groups
#>
[CmdletBinding()]
param()

$computer = Get-CimInstance -ClassName Win32_ComputerSystem

[pscustomobject]@{
    Processors        = $computer.NumberOfProcessors
    LogicalProcessors = $computer.NumberOfLogicalProcessors
    LeastGroups       = [int][math]::Ceiling($computer.NumberOfLogicalProcessors / 64)
}
