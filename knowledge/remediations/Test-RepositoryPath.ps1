#Requires -Version 5.1
<#
.SYNOPSIS
Can the repository path be reached?
.DESCRIPTION
Tests a UNC or local path with Test-Path, and for a SharePoint URL whether the server answers on its
port. Takes several paths with commas between, as the scanner status prints them. Run it as the
scanner account: it is its rights that count.
.PARAMETER Repository
UNC path or SharePoint URL; several with commas between.
.EXAMPLE
.\Test-RepositoryPath.ps1 -Repository '\\FileServer\Finance'
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: scanner server, as the scanner account
Verify: Reached is True for every path. For a URL it says nothing about rights.
Source: Community lab marcusjacobson/Projects, OnPrem-02-Discovery-Scans, 2025-12-27
Inferred: no
.LINK
https://learn.microsoft.com/microsoft-365/troubleshoot/information-protection-scanner/resolve-deployment-issues
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Repository
)

$text = $Repository.Trim(' ', '{', '}')
if ($text -eq '') {
    throw 'There is no path to test.'
}
$paths = @($text)
# A comma may belong to the path: it separates only where the whole is no path.
if ($text.Contains(',') -and -not (Test-Path -LiteralPath $text)) {
    $paths = @($text -split '\s*,\s*' | Where-Object -FilterScript { $_ -ne '' })
}
foreach ($path in $paths) {
    $url = $path -as [uri]
    if ($path -match '^https?://' -and $null -ne $url) {
        $how = "TCP port $($url.Port)"
        $reached = Test-NetConnection -ComputerName $url.DnsSafeHost -Port $url.Port -InformationLevel Quiet
    }
    else {
        $how = 'Test-Path'
        $reached = Test-Path -LiteralPath $path
    }
    [pscustomobject]@{
        Path    = $path
        Reached = $reached
        How     = $how
        As      = "$env:USERDOMAIN\$env:USERNAME"
    }
}
