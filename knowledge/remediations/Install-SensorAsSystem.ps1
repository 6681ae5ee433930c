#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Install the sensor as SYSTEM with a scheduled task
.DESCRIPTION
For servers where the setup fails with "Attempted to perform an unauthorized operation": runs it
silently as SYSTEM through a scheduled task, waits for its end and removes the task. The access key
is asked for at the prompt; it stands in the task until then. A silent setup may restart the server
by itself. PsExec is not needed.
.PARAMETER SetupFile
Full path of "Azure ATP Sensor Setup.exe", unzipped, on a local disk.
.EXAMPLE
.\Install-SensorAsSystem.ps1 -SetupFile 'C:\MDI\Azure ATP Sensor Setup.exe' -WhatIf
.NOTES
Kind: fix
Elevation: required
Restart: maybe-reboot, and the setup may do it without asking
RunOn: the server where the setup fails
Verify: The services AATPSensor and AATPSensorUpdater run, and Get-ScheduledTask shows no task "MDI sensor install".
Rollback: Uninstall-Sensor
Source: Method: Microsoft Learn, Troubleshooting known issues, 2026-02-04; switches: Install a sensor, 2026-04-05
Inferred: yes, the commands; the method is official
.LINK
https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues
.LINK
https://learn.microsoft.com/defender-for-identity/deploy/install-sensor
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $SetupFile
)

$setup = Get-Item -LiteralPath $SetupFile -ErrorAction Stop
$task = 'MDI sensor install'

if (Get-Service -Name AATPSensor -ErrorAction SilentlyContinue) {
    Write-Output "Nothing to do: the sensor service is already on $env:COMPUTERNAME."
} elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Run $($setup.FullName) as SYSTEM, it may restart the server")) {
    $key = Read-Host -Prompt 'Access key, from the portal' -AsSecureString
    $keyText = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $key).Password
    if ($keyText -notmatch '^[^\s"]+$') {
        throw 'The access key is empty or has blanks or quotes. Nothing was installed.'
    }

    $line = '/quiet NetFrameworkCommandLineArguments="/q" AccessKey="{0}"' -f $keyText
    $action = New-ScheduledTaskAction -Execute $setup.FullName -Argument $line -WorkingDirectory $setup.DirectoryName
    $state = 'Ready'
    $result = $null
    try {
        $definition = @{ TaskName = $task; Action = $action; User = 'SYSTEM'; RunLevel = 'Highest'; Force = $true }
        $null = Register-ScheduledTask @definition -ErrorAction Stop
        Start-ScheduledTask -TaskName $task -ErrorAction Stop
        $deadline = (Get-Date).AddMinutes(60)
        do {
            Start-Sleep -Seconds 5
            $state = "$((Get-ScheduledTask -TaskName $task -ErrorAction Stop).State)"
        } while ($state -in 'Running', 'Queued' -and (Get-Date) -lt $deadline)
        $result = (Get-ScheduledTaskInfo -TaskName $task -ErrorAction Stop).LastTaskResult
    } finally {
        $key = $keyText = $line = $action = $definition = $null
        if ($state -in 'Running', 'Queued') {
            Write-Warning "The setup still runs. At its end remove the task: Unregister-ScheduledTask -TaskName '$task'"
        } else {
            Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue
        }
    }

    if ($result -eq 3010) {
        Write-Warning 'Installed. Restart the server to finish.'
    } elseif ($result -ne 0) {
        throw "The setup ended with code $result. Its logs are in $env:windir\Temp or $env:windir\SystemTemp."
    }
    Get-Service -Name 'AATPSensor', 'AATPSensorUpdater' | Select-Object -Property 'Name', 'Status', 'StartType'
}
