#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Delete the policy cache and restart the service (2.7.101.0 and lower)
.DESCRIPTION
Stops the scanner service, empties the policy folder in the profile of the scanner account and
starts the service again, which fetches the policy anew. For old scanners only: newer ones have
Reset-ScannerPolicyCache. After a change of protection settings wait 15 minutes before you run it.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.EXAMPLE
.\Clear-ScannerPolicyFolder.ps1 -ScannerProfile 'C:\Users\scanner' -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server
Verify: Test-ScannerPolicyFile shows a new policy file within a few minutes.
Source: Microsoft, Running the AIP unified labeling scanner, 2020-06-25
Inferred: yes, the command and the process name in the path; the step is official
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerProfile
)

$folder = Join-Path -Path $ScannerProfile -ChildPath 'AppData\Local\Microsoft\MSIP\mip\MSIP.Scanner.exe\mip'
if (-not (Test-Path -LiteralPath $folder -PathType Container)) {
    throw "There is no policy folder $folder. Is this the profile of the scanner account?"
}
$items = @(Get-ChildItem -LiteralPath $folder -Force -ErrorAction Stop)
if ($items.Count -eq 0) {
    Write-Output "Nothing to do: $folder is empty."
}
else {
    if ($PSCmdlet.ShouldProcess($folder, "Stop the scanner service, delete $($items.Count) items, start the service")) {
        $running = @(Get-Service -Name 'MIPScanner', 'AIPScanner' -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.Status -eq 'Running' })
        $running | Stop-Service -ErrorAction Stop
        try {
            $items | Remove-Item -Recurse -Force -ErrorAction Stop
        }
        finally {
            $running | Start-Service
        }
        Get-Service -Name 'MIPScanner', 'AIPScanner' -ErrorAction SilentlyContinue | Select-Object -Property 'Name', 'Status'
    }
}
