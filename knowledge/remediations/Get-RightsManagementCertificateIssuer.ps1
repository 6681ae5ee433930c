#Requires -Version 5.1
<#
.SYNOPSIS
Who issued the certificate of the Rights Management service?
.DESCRIPTION
Opens a TLS connection to the Azure Rights Management service and shows who issued the certificate
that arrives here. An issuer of your own company or of a proxy means that TLS is broken up on the
way, which certificate pinning does not allow.
.EXAMPLE
.\Get-RightsManagementCertificateIssuer.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, or the computer with the client
Verify: Issuer is a Microsoft CA, for example CN=Microsoft Secure Server CA 2011.
Source: Microsoft Learn, Requirements for Azure Information Protection, 2018-12-04
Inferred: no
.LINK
https://learn.microsoft.com/azure/information-protection/requirements
#>
[CmdletBinding()]
param()

$request = [System.Net.HttpWebRequest]::Create('https://admin.na.aadrm.com/admin/admin.svc')
$request.Timeout = 30000
$answer = 'answered'
try {
    $request.GetResponse().Dispose()
}
catch [System.Net.WebException] {
    # An HTTP error is as good: the certificate came before it.
    $answer = $_.Exception.Message
}
$certificate = $request.ServicePoint.Certificate
if ($null -eq $certificate) {
    throw "No certificate arrived from admin.na.aadrm.com: $answer"
}
[pscustomobject]@{
    Url     = $request.RequestUri.AbsoluteUri
    Issuer  = $certificate.Issuer
    Subject = $certificate.Subject
    Answer  = $answer
}
