#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Let .NET use the TLS versions of the system
.DESCRIPTION
Sets SystemDefaultTlsVersions and SchUseStrongCrypto to 1 for 64-bit and 32-bit .NET Framework 4 programs.
It holds for every .NET Framework program of the machine. Values of before are printed.
.EXAMPLE
.\Set-TlsStrongCrypto.ps1 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: the server that cannot connect (scanner server or sensor server)
Verify: Get-TlsStrongCrypto shows 1 for both values under both keys; after a restart of the service the log is free of the error.
Rollback: Set the values that were printed; remove those that were not set.
Source: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the commands and the restart; keys, names and values are official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param()

$keys = @(
    'HKLM:\SOFTWARE\Microsoft\.NETFramework\v4.0.30319'
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319'
)
foreach ($key in $keys) {
    foreach ($name in 'SystemDefaultTlsVersions', 'SchUseStrongCrypto') {
        $before = (Get-ItemProperty -LiteralPath $key -Name $name -ErrorAction SilentlyContinue).$name
        if ($null -eq $before) {
            $before = 'not set'
        }
        if ($before -eq 1) {
            Write-Output "Nothing to do: $key\$name is 1."
        } elseif ($PSCmdlet.ShouldProcess("$key\$name", "Set to 1 (before: $before)")) {
            if (-not (Test-Path -LiteralPath $key)) {
                $null = New-Item -Path $key -Force -ErrorAction Stop
            }
            Write-Output "Before: $key\$name = $before"
            $null = New-ItemProperty -LiteralPath $key -Name $name -Value 1 -PropertyType DWord -Force -ErrorAction Stop
        }
    }
}
