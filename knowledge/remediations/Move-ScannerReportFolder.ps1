#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Move the scanner reports to another disk
.DESCRIPTION
Copies the reports to a new folder, keeps the old folder as Reports.old and puts a directory
junction in its place: the scanner knows no other report folder. The service stands still meanwhile.
Give the scanner account write access to the new folder, and delete Reports.old yourself.
.PARAMETER ScannerProfile
Profile folder of the scanner service account, C:\Users\<account>.
.PARAMETER Target
New, empty folder on a local disk, D:\ScannerReports.
.EXAMPLE
.\Move-ScannerReportFolder.ps1 -ScannerProfile 'C:\Users\scanner' -Target 'D:\ScannerReports' -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: scanner server
Verify: Reports has LinkType Junction, and after the next scan the new reports are on the other disk.
Rollback: Stop the service, delete the junction Reports (cmd: rmdir), rename Reports.old to Reports, start the service.
Source: Microsoft, Running the AIP unified labeling scanner, 2020-06-25 (junction)
Inferred: yes, the commands
.LINK
https://learn.microsoft.com/purview/deploy-scanner-manage
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $ScannerProfile,

    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Za-z]:\\[^\\]')]
    [string] $Target
)

$folder = Join-Path -Path $ScannerProfile -ChildPath 'AppData\Local\Microsoft\MSIP\Scanner\Reports'
$source = Get-Item -LiteralPath $folder -Force -ErrorAction Stop
if ($source.LinkType -eq 'Junction') {
    Write-Output "Nothing to do: $folder is a junction to $($source.Target)."
}
else {
    if (@(Get-ChildItem -LiteralPath $Target -Force -ErrorAction SilentlyContinue).Count -gt 0) {
        throw "$Target is not empty: choose a new folder."
    }
    if ($PSCmdlet.ShouldProcess($folder, "Stop the scanner, copy the reports to $Target, put a junction in their place")) {
        $running = @(Get-Service -Name 'MIPScanner', 'AIPScanner' -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.Status -eq 'Running' })
        $running | Stop-Service -ErrorAction Stop
        try {
            $null = New-Item -ItemType Directory -Path $Target -Force -ErrorAction Stop
            Get-ChildItem -LiteralPath $folder -Force | Copy-Item -Destination $Target -Recurse -Force -ErrorAction Stop
            Rename-Item -LiteralPath $folder -NewName 'Reports.old' -ErrorAction Stop
            try {
                $null = New-Item -ItemType Junction -Path $folder -Value $Target -ErrorAction Stop
            }
            catch {
                Rename-Item -LiteralPath "$folder.old" -NewName 'Reports'
                throw
            }
        }
        finally {
            $running | Start-Service
        }
        Get-Item -LiteralPath $folder -Force | Select-Object -Property 'FullName', 'LinkType', 'Target'
    }
}
