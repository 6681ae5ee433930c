#Requires -Version 5.1
<#
.SYNOPSIS
Show the thumbprint of a certificate file
.DESCRIPTION
Reads a certificate file without importing it and tells whether it is one of the two roots that the
sensor needs. Do this before every import into a store.
.PARAMETER CertificateFile
Path of the .crt file.
.EXAMPLE
.\Get-CertificateThumbprint.ps1 -CertificateFile C:\Temp\DigiCertGlobalRootG2.crt
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: any Windows computer
Verify: Known names the root of your cloud, and NotAfter is in the future.
Source: Thumbprints: Microsoft Learn, Troubleshooting known issues, 2023-03-20, and Test-MdiReadiness.ps1, 2026-07-05
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $CertificateFile
)

$known = @{
    'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4' = 'DigiCert Global Root G2: commercial'
    'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436' = 'DigiCert Global Root CA: US Government GCC High'
    'D4DE20D05E66FC53FE1A50882C78DB2852CAE474' = 'Baltimore CyberTrust Root: expired, do not import'
}

$file = Get-Item -LiteralPath $CertificateFile -ErrorAction Stop
$type = 'System.Security.Cryptography.X509Certificates.X509Certificate2'
$certificate = New-Object -TypeName $type -ArgumentList $file.FullName

[pscustomobject]@{
    File       = $file.FullName
    Subject    = $certificate.Subject
    Thumbprint = $certificate.Thumbprint
    NotAfter   = $certificate.NotAfter
    Known      = $known[$certificate.Thumbprint]
}
