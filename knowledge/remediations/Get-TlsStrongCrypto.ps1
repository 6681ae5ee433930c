#Requires -Version 5.1
<#
.SYNOPSIS
Check the .NET strong-crypto values
.DESCRIPTION
Reads SystemDefaultTlsVersions and SchUseStrongCrypto under both .NET Framework keys (64 and 32
bit). Without them .NET programs may offer TLS 1.0 only, and the cloud service closes the
connection.
.EXAMPLE
.\Get-TlsStrongCrypto.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server or sensor server
Verify: AsRequired is True on all four lines (Data 1). An absent value counts as not set.
Source: Values: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/dotnet/framework/network-programming/tls
#>
[CmdletBinding()]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319'
)

foreach ($key in $keys) {
    $values = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
    foreach ($name in 'SystemDefaultTlsVersions', 'SchUseStrongCrypto') {
        [pscustomobject]@{
            Key        = $key
            Value      = $name
            Data       = $values.$name
            AsRequired = ($values.$name -eq 1)
        }
    }
}
