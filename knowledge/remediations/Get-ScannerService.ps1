#Requires -Version 5.1
<#
.SYNOPSIS
Show the scanner service and its account
.DESCRIPTION
Shows state, start mode, account and last exit code of the scanner service: MIPScanner (3.x) or
AIPScanner (2.x).
.EXAMPLE
.\Get-ScannerService.ps1
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server
Verify: State is Running, StartMode is Auto, and StartName is the account that has the token.
Source: Microsoft Learn, Configure and install the information protection scanner, 2025-05-05 (AIPScanner); community lab, 2025-12-27 (MIPScanner)
Inferred: yes, the command
.LINK
https://learn.microsoft.com/purview/deploy-scanner-configure-install
.LINK
https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scanstatus
#>
[CmdletBinding()]
param()

$service = @(Get-CimInstance -ClassName Win32_Service -Filter "Name='MIPScanner' OR Name='AIPScanner'")
if ($service.Count -eq 0) {
    Write-Output 'Neither MIPScanner nor AIPScanner is installed on this computer.'
}
$service | Select-Object -Property 'Name', 'State', 'StartMode', 'StartName', 'ExitCode'
