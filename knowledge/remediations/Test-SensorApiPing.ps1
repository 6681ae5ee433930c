#Requires -Version 5.1
<#
.SYNOPSIS
Ping the sensor API without the module
.DESCRIPTION
Calls the ping address of the workspace. 200 and, for older workspaces, 503 both mean that the
service is reached. It uses the proxy of your account; the sensor uses that of its services. For the
commercial cloud.
.PARAMETER Workspace
Workspace name, as Settings > Identities > About shows it.
.EXAMPLE
.\Test-SensorApiPing.ps1 -Workspace contoso-corp
.NOTES
Kind: check
Elevation: not-required
Restart: none
RunOn: sensor server
Verify: Reached is True.
Source: Microsoft Learn, Test connectivity, 2024-01-16; PowerShell form: Packt, Defender for Identity in Depth, chapter 10
Inferred: no
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/test-connectivity
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Za-z0-9-]+$')]
    [string] $Workspace
)

$uri = "https://${Workspace}sensorapi.atp.azure.com/tri/sensor/api/ping"
$status = $null
$message = ''
try {
    $status = [int](Invoke-WebRequest -UseBasicParsing -Uri $uri -TimeoutSec 60).StatusCode
} catch {
    $message = $_.Exception.Message
    if ($_.Exception.Response) {
        $status = [int]$_.Exception.Response.StatusCode
    }
}

[pscustomobject]@{
    Uri     = $uri
    Status  = $status
    Reached = ($status -in 200, 503)
    Message = $message
}
