#Requires -Version 5.1
<#
.SYNOPSIS
Are the root certificates of the sensor there?
.DESCRIPTION
Looks into the machine's store of trusted roots for DigiCert Global Root G2 (commercial cloud) and
DigiCert Global Root CA (US Government GCC High). Baltimore CyberTrust Root is only reported: it
expired on 2025-05-12 and is not needed.
.EXAMPLE
.\Test-SensorRootCertificate.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Present is True for the root of your cloud; the Baltimore line may say either.
Source: Microsoft Learn, Troubleshooting known issues, 2023-03-20; thumbprints also in Test-MdiReadiness.ps1, 2026-07-05
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

# Not from the page of 2026-02-04: the thumbprints that it prints are placeholders.
$roots = @(
    @{ Thumbprint = 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4'; Name = 'DigiCert Global Root G2'; Need = 'commercial' }
    @{ Thumbprint = 'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436'; Name = 'DigiCert Global Root CA'; Need = 'GCC High' }
    @{ Thumbprint = 'D4DE20D05E66FC53FE1A50882C78DB2852CAE474'; Name = 'Baltimore CyberTrust Root'; Need = 'nobody' }
)

$store = @(Get-ChildItem -Path 'Cert:\LocalMachine\Root')

foreach ($root in $roots) {
    $found = $store | Where-Object -FilterScript { $_.Thumbprint -eq $root.Thumbprint } | Select-Object -First 1
    [pscustomobject]@{
        Name       = $root.Name
        NeededFor  = $root.Need
        Present    = ($null -ne $found)
        NotAfter   = $found.NotAfter
        Thumbprint = $root.Thumbprint
    }
}
