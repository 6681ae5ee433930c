#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
When does the sensor certificate expire?
.DESCRIPTION
Lists the certificates in the machine's personal store whose subject looks like one of the sensor.
The sensor makes its certificate itself and renews it every two years. The subject name is not
documented, so an empty list is no proof.
.EXAMPLE
.\Get-SensorCertificate.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: sensor server
Verify: NotAfter is in the future; ExpiresInDays is not below zero.
Source: Two years: Microsoft Learn, Troubleshooting known issues, 2026-02-04
Inferred: yes, the command and the subject name
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
#>
[CmdletBinding()]
param()

$certificates = @(
    Get-ChildItem -Path 'Cert:\LocalMachine\My' |
        Where-Object -FilterScript { $_.Subject -match 'Azure ATP Sensor|AATPSensor' }
)

if ($certificates.Count -eq 0) {
    Write-Warning 'No certificate looks like one of the sensor. To see all: Get-ChildItem -Path Cert:\LocalMachine\My'
}

foreach ($certificate in $certificates) {
    [pscustomobject]@{
        Subject       = $certificate.Subject
        Thumbprint    = $certificate.Thumbprint
        NotAfter      = $certificate.NotAfter
        ExpiresInDays = [int]($certificate.NotAfter - (Get-Date)).TotalDays
    }
}
