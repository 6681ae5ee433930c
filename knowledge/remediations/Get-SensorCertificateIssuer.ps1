#Requires -Version 5.1
<#
.SYNOPSIS
Who issued the certificate that the sensor really gets?
.DESCRIPTION
Opens a TLS connection to the sensor API and shows who issued the certificate at the other end. The
name of your own proxy or company authority means that the connection is inspected, which the sensor
does not accept. It uses the proxy of your account, the sensor uses that of its services.
.PARAMETER Endpoint
Sensor API endpoint: a host, host:port or Unspecified/host:port.
.EXAMPLE
.\Get-SensorCertificateIssuer.ps1 -Endpoint contososensorapi.atp.azure.com
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Issuer is a public authority such as DigiCert or Microsoft, not a proxy of your own.
Source: Technique: Microsoft Learn, requirements of the information protection client; no inspection: Configure proxy, 2026-06-15
Inferred: yes, the use for the sensor
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-proxy
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Za-z0-9._:/-]+$')]
    [string] $Endpoint
)

# "Unspecified/contoso.atp.azure.com:443" and "https://contoso.atp.azure.com/" become the host alone.
$address = $Endpoint -replace '^[a-z]+://', '' -replace '^Unspecified/', '' -replace '[/:].*$', ''

$request = [System.Net.WebRequest]::CreateHttp("https://$address/")
$request.Timeout = 30000
$answer = 'connected'
try {
    $request.GetResponse().Dispose()
} catch {
    $answer = $_.Exception.Message
}

$certificate = $request.ServicePoint.Certificate
if ($null -eq $certificate) {
    throw "No certificate came from ${address}: $answer"
}

[pscustomobject]@{
    Host    = $address
    Issuer  = $certificate.Issuer
    Subject = $certificate.Subject
    Expires = $certificate.GetExpirationDateString()
    Answer  = $answer
}
