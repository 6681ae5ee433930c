#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Install the sensor silently, with a proxy if there is one
.DESCRIPTION
Runs the sensor setup without dialogs, the way that PowerShell needs. The access key is asked for at
the prompt, and so is the password where a proxy user is given; both stand in the command line of
the setup while it runs. A silent setup may restart the server by itself, so use a maintenance
window.
.PARAMETER SetupFile
Full path of "Azure ATP sensor Setup.exe", unzipped.
.PARAMETER ProxyUrl
Proxy as http://host:port; leave empty for a direct connection.
.PARAMETER ProxyUser
Proxy account as DOMAIN\user; the password is asked for at run time.
.EXAMPLE
.\Install-Sensor.ps1 -SetupFile 'C:\MDI\Azure ATP sensor Setup.exe' -ProxyUrl http://proxy.contoso.com:8080 -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: maybe-reboot, and the setup may do it without asking
RunOn: domain controller, AD FS, AD CS, Entra Connect or standalone sensor server
Verify: The services AATPSensor and AATPSensorUpdater run, and the sensor appears in the portal within minutes.
Rollback: Uninstall-Sensor
Source: Microsoft Learn, Install a sensor, 2026-04-05
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/install-sensor
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/configure-proxy
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SetupFile,

    [ValidatePattern('^(https?://[^\s"]+)?$')]
    [string] $ProxyUrl = '',

    [ValidatePattern('^[^"]*$')]
    [string] $ProxyUser = ''
)

$setup = Get-Item -LiteralPath $SetupFile -ErrorAction Stop
if ($ProxyUser -and -not $ProxyUrl) {
    throw 'A proxy user without a proxy: give ProxyUrl too.'
}

if (Get-Service -Name AATPSensor -ErrorAction SilentlyContinue) {
    Write-Output "Nothing to do: the sensor service is already on $env:COMPUTERNAME."
} elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Run $($setup.FullName), which may restart the server")) {
    $key = Read-Host -Prompt 'Access key, from the portal' -AsSecureString
    $keyText = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $key).Password
    $password = ''
    if ($ProxyUser) {
        $proxySecret = Read-Host -Prompt "Password of $ProxyUser" -AsSecureString
        $password = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $proxySecret).Password
    }
    if ($keyText -notmatch '^[^\s"]+$') {
        throw 'The access key is empty or has blanks or quotes. Nothing was installed.'
    }
    if ($password -match '"|\\$') {
        throw 'A password with " in it or \ at its end can not be passed to the setup. Nothing was installed.'
    }

    $words = @('/quiet', 'NetFrameworkCommandLineArguments="/q"', ('AccessKey="{0}"' -f $keyText))
    if ($ProxyUrl) {
        $words += 'ProxyUrl="{0}"' -f $ProxyUrl
    }
    if ($ProxyUser) {
        $words += 'ProxyUserName="{0}"' -f $ProxyUser
        $words += 'ProxyUserPassword="{0}"' -f $password
    }
    try {
        $process = Start-Process -FilePath $setup.FullName -ArgumentList $words -Wait -PassThru -ErrorAction Stop
    } finally {
        $key = $keyText = $proxySecret = $password = $words = $null
    }

    if ($process.ExitCode -eq 3010) {
        Write-Warning 'Installed. Restart the server to finish.'
    } elseif ($process.ExitCode -ne 0) {
        throw "The setup ended with exit code $($process.ExitCode). Its logs are in $env:TEMP."
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
