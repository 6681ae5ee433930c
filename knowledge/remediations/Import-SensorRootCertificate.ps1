#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Import DigiCert Global Root G2 or Root CA
.DESCRIPTION
Imports a root certificate into the machine's store of trusted roots, but only one of the two that
the sensor needs: the thumbprint of the file decides. Get the file from cacerts.digicert.com:
DigiCertGlobalRootG2.crt (commercial) or DigiCertGlobalRootCA.crt (US Government GCC High). The
whole machine trusts the root afterwards.
.PARAMETER CertificateFile
Path of the .crt file.
.EXAMPLE
.\Import-SensorRootCertificate.ps1 -CertificateFile C:\Temp\DigiCertGlobalRootG2.crt -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: none-documented
RunOn: sensor server
Verify: Test-SensorRootCertificate shows Present True for the root of your cloud; then run the setup again.
Rollback: Remove-Item -Path Cert:\LocalMachine\Root\<thumbprint>
Source: Microsoft Learn, Troubleshooting known issues, 2023-03-20; thumbprints also in Test-MdiReadiness.ps1, 2026-07-05
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://cacerts.digicert.com/DigiCertGlobalRootG2.crt
.LINK
https://cacerts.digicert.com/DigiCertGlobalRootCA.crt
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $CertificateFile
)

# Not from the page of 2026-02-04: the thumbprints that it prints are placeholders.
$known = @{
    'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4' = 'DigiCert Global Root G2 (commercial)'
    'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436' = 'DigiCert Global Root CA (US Government GCC High)'
}

$file = Get-Item -LiteralPath $CertificateFile -ErrorAction Stop
$type = 'System.Security.Cryptography.X509Certificates.X509Certificate2'
$certificate = New-Object -TypeName $type -ArgumentList $file.FullName
$thumbprint = $certificate.Thumbprint
$title = $known[$thumbprint]

if (-not $title) {
    throw "This is '$($certificate.Subject)' ($thumbprint), not a root that the sensor needs. Nothing was imported."
}

if (Test-Path -LiteralPath "Cert:\LocalMachine\Root\$thumbprint") {
    Write-Output "Nothing to do: $title is already trusted."
} elseif ($PSCmdlet.ShouldProcess("Trusted roots of $env:COMPUTERNAME", "Import $title, thumbprint $thumbprint")) {
    Import-Certificate -FilePath $file.FullName -CertStoreLocation Cert:\LocalMachine\Root -ErrorAction Stop |
        Select-Object -Property 'Subject', 'Thumbprint', 'NotAfter'
}
