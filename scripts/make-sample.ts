import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// Makes samples/contoso-case: what a customer of Defender for Identity and of the scanner might send. Everything in it
// is invented; the shapes of the lines are those of real ones. Seeded: the same files every time.

const folder = path.resolve(import.meta.dirname, '..', 'samples', 'contoso-case');

/** Mulberry32: small, seeded, good enough to scatter noise. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A log of the sensor's programs that is written line by line while its clock runs. */
class TriLog {
  readonly records: string[] = [];
  readonly errors: string[] = [];
  readonly #random: () => number;
  #time: number;

  constructor(start: string, seed: number) {
    this.#time = Date.parse(start);
    this.#random = createRandom(seed);
  }

  /** NLog's long date: UTC, four digits of a second. */
  stamp(): string {
    const iso = new Date(this.#time).toISOString();
    return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${Math.floor(this.#random() * 10)}`;
  }

  log(level: 'Debug' | 'Info' | 'Warn' | 'Error', text: string): this {
    this.#time += 20 + Math.floor(this.#random() * 4000);
    const record = `${this.stamp()} ${level.padEnd(5)} ${text}`;
    this.records.push(record);
    if (level === 'Error') this.errors.push(record);
    return this;
  }

  /** Healthy lines of a working sensor. */
  noise(count: number): this {
    for (let i = 0; i < count; i++) {
      const n = Math.floor(this.#random() * 900) + 20;
      const lines: readonly (readonly ['Debug' | 'Info', string])[] = [
        ['Info', `EntityResolver ResolveAsync finished [resolvedCount=${n} failedCount=0]`],
        ['Debug', `MetricManager FlushAsync finished [metricCount=${n} elapsed=00:00:00.${100 + (n % 800)}]`],
        ['Info', `ServiceProxy SendHeartbeatAsync finished [status=OK bytes=${n * 31}]`],
        ['Debug', `NetworkListener OnCaptured [packetCount=${n * 17} dropped=0]`],
        ['Info', `EventActivityEntityResolver processed [eventId=4776 count=${n % 50}]`],
        [
          'Info',
          `DirectoryServicesClient SearchAsync finished [DistinguishedName= Scope=Base Filter= AttributeCount=20]`,
        ],
      ];
      const [level, text] =
        lines[Math.floor(this.#random() * lines.length)] ?? (['Debug', 'MetricManager'] as const);
      this.log(level, text);
    }
    return this;
  }

  wait(minutes: number): this {
    this.#time += minutes * 60_000;
    return this;
  }
}

const crlf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

function write(name: string, content: string | Buffer): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** DC01: the gMSA cannot be used, so no domain controller is reached. */
function writeFirstController(): void {
  const gmsa = 'mdiSvc01';
  const domain = 'corp.contoso.example';
  const sensor = new TriLog('2026-03-09T06:12:04.118Z', 11);
  sensor.noise(120);
  for (let round = 0; round < 4; round++) {
    sensor
      .log(
        'Info',
        `ImpersonationManager CreateImpersonatorAsync started [UserName=${gmsa} Domain=${domain} IsGroupManagedServiceAccount=True]`,
      )
      .log(
        'Info',
        `ImpersonationManager CreateImpersonatorAsync finished [UserName=${gmsa} Domain=${domain} IsSuccess=False]`,
      )
      .log(
        'Warn',
        `DirectoryServicesClient CreateLdapConnectionAsync failed to retrieve group managed service account password. [DomainControllerDnsName=DC01.${domain} Domain=${domain} UserName=${gmsa}]`,
      )
      .log(
        'Error',
        [
          `DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException: Failed to communicate with configured domain controllers [ _domainControllerConnectionDatas=DC01.${domain}]`,
          '   at new Microsoft.Tri.Sensor.DirectoryServicesClient(IConfigurationManager configurationManager, IImpersonationManager impersonationManager)',
          '   at async Task Microsoft.Tri.Infrastructure.ModuleManager.StartAsync()',
          '   at async Task Microsoft.Tri.Sensor.SensorService.OnStartAsync()',
        ].join('\r\n'),
      )
      .wait(11)
      .noise(60);
  }
  sensor
    .log(
      'Error',
      "RegistryKey System.UnauthorizedAccessException: Access to the registry key 'Global' is denied.\r\n   at void Microsoft.Win32.RegistryKey.Win32Error(int errorCode, string str)",
    )
    .noise(80);
  write('DC01/Logs/Microsoft.Tri.Sensor.log', crlf(sensor.records));
  write('DC01/Logs/Microsoft.Tri.Sensor-Errors.log', crlf(sensor.errors));

  const updater = new TriLog('2026-03-09T06:12:01.402Z', 12);
  updater
    .log('Info', 'UpdaterService OnStartAsync finished [version=2.228.17612.22841]')
    .log(
      'Warn',
      `GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=AccessDenied AccountName=${gmsa} DomainDnsName=${domain}]`,
    )
    .noise(40)
    .log(
      'Warn',
      `GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=AccessDenied AccountName=${gmsa} DomainDnsName=${domain}]`,
    )
    .noise(20);
  write('DC01/Logs/Microsoft.Tri.Sensor.Updater.log', crlf(updater.records));
}

/** DC02: a proxy opens TLS, and the event log may not be read. */
function writeSecondController(): void {
  const sensor = new TriLog('2026-03-09T07:40:51.006Z', 21);
  sensor.noise(90);
  for (let round = 0; round < 3; round++) {
    sensor
      .log(
        'Error',
        'CommunicationWebClient+<SendWithRetryAsync>d__9`1 ApplyInternal failed two way SSL connection to service. The issue can be caused by a proxy with SSL inspection enabled. [_workspaceApplicationSensorApiEndpoint=Unspecified/contoso-corp.atp.azure.com:443 Thumbprint=4B1D6F0A2C3E58790F1E2D3C4B5A69788796A5B4]',
      )
      .wait(5)
      .noise(25);
  }
  sensor
    .log(
      'Error',
      'EventLogException System.Diagnostics.Eventing.Reader.EventLogException: The handle is invalid\r\n   at void System.Diagnostics.Eventing.Reader.EventLogException.Throw(int errorCode)\r\n   at object System.Diagnostics.Eventing.Reader.NativeWrapper.EvtGetEventInfo(EventLogHandle handle, EvtEventPropertyId enumType)\r\n   at string System.Diagnostics.Eventing.Reader.EventLogRecord.get_ContainerLog()',
    )
    .noise(40);
  write('DC02/Logs/Microsoft.Tri.Sensor.log', crlf(sensor.records));
  write('DC02/Logs/Microsoft.Tri.Sensor-Errors.log', crlf(sensor.errors));
}

/** The setup that failed on a third server: Burn with both clocks, the deployer, and Windows Installer's own log. */
function writeSetup(): void {
  const stem = 'DC03/Temp/Azure Advanced Threat Protection';
  const inner = new TriLog('2026-03-09T13:02:11.320Z', 31);
  const burn: string[] = [
    '[1F40:2B6C][2026-03-09T14:02:11]i001: Burn v3.11.2.4516, Windows v10.0 (Build 17763: Service Pack 0), path: C:\\Temp\\Azure ATP Sensor Setup.exe',
    "[1F40:2B6C][2026-03-09T14:02:11]i000: Setting string variable 'WixBundleName' to value 'Azure Advanced Threat Protection Sensor'",
  ];
  const wrap = (level: 'Debug' | 'Info', text: string): void => {
    inner.log(level, text);
    const line = inner.records.at(-1) ?? '';
    // Burn's own clock is local, one hour ahead of UTC here; it escapes the brackets of what it wraps.
    const local = new Date(Date.parse(`${line.slice(0, 10)}T${line.slice(11, 19)}Z`) + 3_600_000);
    const escaped = line.replaceAll(/[[\]]/g, (bracket) => `[\\${bracket}]`);
    burn.push(`[1F40:2B6C][${local.toISOString().slice(0, 19)}]i000: ${escaped}`);
  };
  for (let i = 0; i < 12; i++) wrap('Debug', 'DeploymentModel Detecting package state');
  wrap(
    'Info',
    'InteractiveDeploymentManager ValidateCreateSensorAsync returned [validateCreateSensorResult=LicenseInvalid]',
  );
  wrap(
    'Info',
    'InteractiveDeploymentManager ValidateCreateSensorAsync returned [validateCreateSensorResult=LicenseInvalid]',
  );
  burn.push('[1F40:2B6C][2026-03-09T14:04:56]e000: Error 0x80070643: Failed to install MSI package.');
  wrap(
    'Debug',
    'SensorBootstrapperApplication Engine.Quit [deploymentResultStatus=1602 isRestartRequired=False]',
  );
  burn.push('[1F40:2A10][2026-03-09T14:05:02]i500: Shutting down, exit code: 0x642');
  write(`${stem} Sensor_20260309140211.log`, crlf(burn));

  const deployer = new TriLog('2026-03-09T13:03:40.000Z', 32);
  deployer
    .noise(8)
    .log(
      'Error',
      'IX509CertificateRequestCertificate2 Deployer failed [arguments=9Qx27e41mnt0dk5h6v3Bg==] System.Runtime.InteropServices.COMException (0x80090008): CertEnroll::CX509CertificateRequestCertificate::Encode: Invalid algorithm specified. 0x80090008 (-2146893816 NTE_BAD_ALGID)\r\n   at void Microsoft.Tri.Sensor.Deployment.Deployer.CertificateCreator.Create()',
    );
  write(`${stem} Microsoft.Tri.Sensor.Deployment.Deployer_20260309140340.log`, crlf(deployer.records));

  write(
    `${stem} Sensor_20260309140211_001_MsiPackage.log`,
    utf16(
      crlf([
        '=== Verbose logging started: 3/9/2026  14:02:48  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\Temp\\{3F0A}\\.be\\Azure ATP Sensor Setup.exe ===',
        'MSI (c) (40:6C) [14:02:48:118]: Resetting cached policy values',
        'MSI (s) (90:9C) [14:03:02:504]: Executing op: ProductInfo(ProductKey={0D1F2C3B-4A59-4687-9706-1A2B3C4D5E6F})',
        'Action start 14:03:04: InstallFiles.',
        'Action ended 14:03:09: InstallFiles. Return value 1.',
        'CustomAction DeploySensor returned actual error code 1603 (note this may not be 100% accurate if translation happened inside sandbox)',
        'Action ended 14:03:41: InstallExecute. Return value 3.',
        'MSI (s) (90:9C) [14:03:44:171]: Windows Installer installed the product. Product Name: Azure Advanced Threat Protection Sensor. Product Version: 2.228.17612.22841. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1603.',
        'MSI (s) (90:9C) [14:03:44:202]: MainEngineThread is returning 1603',
        '=== Verbose logging stopped: 3/9/2026  14:03:44 ===',
      ]),
    ),
  );
}

/** What Get-ScanStatus -Verbose prints at one moment of a scan. */
function statusLook(word: string, start: string, after: string, files: number): readonly string[] {
  const bytes = files * 383_982;
  const summary = 'Microsoft.InformationProtection.Scanner.ScanSummaryData';
  return [
    '',
    'Cluster        : contoso-finance',
    `ClusterStatus  : ${word}`,
    `StartTime      : ${start}`,
    `TimeFromStart  : ${after}`,
    'NodesInfo      : {SCAN01.corp.contoso.example,SCAN02.corp.contoso.example}',
    '',
    '',
    'ScannedFiles    MBScanned    CurrentScanSummary',
    '------------    ---------    ------------------',
    `${String(files).padStart(12)} ${String(bytes).padStart(12)}    ${summary}`,
    '',
    '',
  ];
}

/** The scanner: its log (whose real layout is not public, this one is invented), a saved status and a saved session of the diagnostics. */
function writeScanner(): void {
  const random = createRandom(41);
  const lines: string[] = [];
  let time = Date.parse('2026-03-09T01:00:02.140Z');
  const log = (level: string, text: string): void => {
    time += 40 + Math.floor(random() * 9000);
    const stamp = new Date(time).toISOString().replace('T', ' ').slice(0, 23);
    lines.push(
      `${level}\t${stamp}\tMSIP.Scanner\tMSIP.Scanner (4312)\t${text}\t\t${4 + Math.floor(random() * 20)}`,
    );
  };
  const noise = (count: number): void => {
    for (let i = 0; i < count; i++) {
      log(
        'Info',
        `File processed successfully [\\\\fs01.corp.contoso.example\\Finance\\Q${1 + (i % 4)}\\report-${Math.floor(random() * 9000)}.docx]`,
      );
    }
  };
  noise(60);
  log(
    'Error',
    'Microsoft.InformationProtection.Exceptions.NoAuthTokenException: Client application failed to provide authentication token for HTTP request. Failed with: System.AggregateException: One or more errors occurred. ---> Microsoft.IdentityModel.Clients.ActiveDirectory.AdalException: user_interaction_required: One of two conditions was encountered: 1. The PromptBehavior.Never flag was passed, but the constraint could not be honored, because user interaction was required. 2. An error occurred during a silent web authentication that prevented the http authentication flow from completing in a short enough time frame',
  );
  noise(25);
  log(
    'Error',
    'System.Net.WebException: The underlying connection was closed: An unexpected error occurred on a send. ---> System.IO.IOException: Authentication failed because the remote party has closed the transport stream.',
  );
  noise(25);
  for (let i = 0; i < 3; i++) {
    log(
      'Error',
      `Unable to connect to the remote server ---> System.Net.Sockets.SocketException: Only one usage of each socket address (protocol/network address/port) is normally permitted 10.20.30.${40 + i}:443`,
    );
    noise(8);
  }
  log('Error', 'DB error');
  log('Error', 'SchemaMismatchException');
  noise(12);
  write('SCAN01/MSIP/Logs/MSIPScanner.iplog', crlf(lines));

  write(
    'SCAN01/scanner-status.txt',
    utf16(
      crlf([
        // A finished scan of February first: it says how many files there are, and that the month stands first.
        ...statusLook('Idle', '2/23/2026 1:00:01 AM', '00:09:12:40', 48_210),
        ...statusLook('Scanning', '3/9/2026 1:00:02 AM', '00:06:41:02', 18_230),
        ...statusLook('Scanning', '3/9/2026 1:00:02 AM', '00:07:41:19', 21_904),
        'NodeName                      Status    IsScanning    Summary',
        '--------                      ------    ----------    -------',
        'SCAN01.corp.contoso.example Scanning          True    Microsoft.InformationProtection.Scanner.ScanSummaryData',
        'SCAN02.corp.contoso.example Scanning       Pending    Microsoft.InformationProtection.Scanner.ScanSummaryData',
        '',
        '',
        'ScannerID               : SCAN01.corp.contoso.example',
        'ScannedFiles            : 21904',
        'FailedFiles             : 37',
        'ScannedBytes            : 8410733568',
        'Classified              : 912',
        'Labeled                 : 905',
        '',
        '',
        'Path                                        Status',
        '----                                        ------',
        '\\\\fs01.corp.contoso.example\\Finance        Scanning',
        '\\\\fs02.corp.contoso.example\\Archive        Skipped',
        '',
      ]),
    ),
  );
  // A console of 100 columns broke the message where it stood.
  write(
    'SCAN01/diagnostics-session.txt',
    crlf([
      'PS C:\\Users\\scanadmin> Start-ScannerDiagnostics -Verbose',
      'VERBOSE: Checking the scanner database',
      'Microsoft.InformationProtection.Exceptions.AccessDeniedException: The service didn’t accept the auth ',
      'token.',
      'PS C:\\Users\\scanadmin>',
    ]),
  );
}

rmSync(folder, { recursive: true, force: true });
writeFirstController();
writeSecondController();
writeSetup();
writeScanner();
