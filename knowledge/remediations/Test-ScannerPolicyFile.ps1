#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Is there a policy file for the scanner account?
.DESCRIPTION
Looks for the policy database that the scanner downloads into the profile of its own account. It is
that profile which counts, not the one of the person who looks.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.EXAMPLE
.\Test-ScannerPolicyFile.ps1 -ScannerProfile 'C:\Users\scanner'
.NOTES
Kind: check
Elevation: required
Restart: none
RunOn: scanner server
Verify: Exists is True, and LastWriteTime is not older than the last policy change plus four hours.
Source: Microsoft Learn, Resolve issues with information protection scanner deployment, 2025-05-05
Inferred: yes, the command; the path is official
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerProfile
)

$path = Join-Path -Path $ScannerProfile -ChildPath 'AppData\Local\Microsoft\MSIP\mip\MSIP.Scanner.exe\mip\mip.policies.sqlite3'
if (-not (Test-Path -LiteralPath $ScannerProfile)) {
    throw "There is no profile folder $ScannerProfile. Get-MachineUserProfile lists those of this computer."
}
$file = Get-Item -LiteralPath $path -ErrorAction SilentlyContinue
[pscustomobject]@{
    Path          = $path
    Exists        = $null -ne $file
    Length        = $file.Length
    LastWriteTime = $file.LastWriteTime
}
if ($null -eq $file) {
    Write-Warning -Message 'No policy was downloaded: check the token first, then the label policy of the delegated user.'
}
