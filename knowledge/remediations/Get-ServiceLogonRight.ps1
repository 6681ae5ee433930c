#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Who has "Log on as a service"?
.DESCRIPTION
Exports the user rights in effect with secedit to rights.inf in the TEMP folder and lists who holds
SeServiceLogonRight. The file stays there: delete it when you are done. When a policy sets the
right, NT SERVICE\ALL SERVICES and the gMSA must be in it.
.EXAMPLE
.\Get-ServiceLogonRight.ps1
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: the server with the sensor
Verify: NT SERVICE\ALL SERVICES and the gMSA (or a group of it) are listed.
Source: Microsoft Learn, Troubleshooting Defender for Identity known issues, 2026-02-04 (secpol.msc, rsop.msc)
Inferred: yes, the secedit form
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/create-directory-service-account-gmsa
#>
[CmdletBinding()]
param()

$file = Join-Path -Path $env:TEMP -ChildPath 'rights.inf'
$null = secedit /export /cfg $file /areas USER_RIGHTS
if ($LASTEXITCODE -ne 0) {
    throw "secedit ended with exit code $LASTEXITCODE. Run PowerShell as administrator."
}
$line = Select-String -LiteralPath $file -Pattern '^SeServiceLogonRight\s*=' | Select-Object -First 1
if ($null -eq $line) {
    Write-Output 'Nobody is listed: the right is not configured on this server.'
}
else {
    foreach ($entry in (($line.Line -split '=', 2)[1] -split ',')) {
        $account = $entry.Trim()
        if ($account.StartsWith('*')) {
            $sid = [System.Security.Principal.SecurityIdentifier]::new($account.Substring(1))
            try {
                $account = $sid.Translate([System.Security.Principal.NTAccount]).Value
            }
            catch {
                $account = 'no account has this SID'
            }
        }
        [pscustomobject]@{ Account = $account; Entry = $entry.Trim() }
    }
}
Write-Verbose -Message "Exported to $file."
