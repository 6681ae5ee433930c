#Requires -Version 5.1
<#
.SYNOPSIS
Show the WinHTTP proxy of the machine
.DESCRIPTION
Prints the proxy and the bypass list that services without a user session get, with netsh.
.EXAMPLE
.\Show-WinHttpProxy.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, or the computer with the client
Verify: Direct access, or a proxy whose bypass list has *.protection.outlook.com and the other service addresses.
Source: Microsoft Learn, MIP SDK FAQ and known issues, 2026-01-09
Inferred: yes, the command
.LINK
https://learn.microsoft.com/information-protection/develop/faqs-known-issues
.LINK
https://learn.microsoft.com/azure/information-protection/requirements
#>
[CmdletBinding()]
param()

netsh winhttp show proxy
if ($LASTEXITCODE -ne 0) {
    throw "netsh ended with exit code $LASTEXITCODE."
}
