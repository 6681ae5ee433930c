#Requires -Version 5.1
<#
.SYNOPSIS
Does DNS know the domain controller?
.DESCRIPTION
Asks the DNS servers of this machine for the name of the domain controller. A missing or old record
is one of the two documented reasons why a sensor cannot log on to it; the other one is the clock.
.PARAMETER DomainController
Domain controller, host name or FQDN.
.EXAMPLE
.\Resolve-DomainControllerName.ps1 -DomainController dc01.contoso.local
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: The list has an A record with the address that the domain controller really has.
Source: Cause: Microsoft, known errors of ATA and Azure ATP, 2018-02-14
Inferred: yes, the command
.LINK
https://learn.microsoft.com/advanced-threat-analytics/troubleshooting-ata-known-errors
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $DomainController
)

Resolve-DnsName -Name $DomainController -ErrorAction Stop |
    Select-Object -Property 'Name', 'Type', 'TTL', 'IPAddress', 'NameHost'
