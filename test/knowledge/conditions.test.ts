import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { renderHoverCard, scanText } from '#engine';
import { getRealCatalog, root } from '../support/real-catalog.ts';

/** What a file says: id, line, severity and lines of the evidence. */
function findingsIn(file: string, ...lines: readonly string[]) {
  return scanText(getRealCatalog(), file, lines.join('\r\n')).groups.flatMap(({ occurrences }) =>
    occurrences.map(({ signatureId, line, support, lowered }) => ({
      id: signatureId,
      line,
      evidence: (support ?? []).map((place) => `${place.signatureId}:${place.line}`),
      ...(lowered === undefined ? {} : { severity: lowered.severity }),
    })),
  );
}

const sensor = 'Microsoft.Tri.Sensor.log';
const started = (account: string, isGmsa: string) =>
  `2026-02-17 14:01:36.5315 Info  ImpersonationManager CreateImpersonatorAsync started [UserName=${account} Domain=contoso.local IsGroupManagedServiceAccount=${isGmsa}]`;
const failed = (account: string) =>
  `2026-02-17 14:01:36.5750 Info  ImpersonationManager CreateImpersonatorAsync finished [UserName=${account} Domain=contoso.local IsSuccess=False]`;

describe('the conditions of the knowledge', () => {
  it('pair the start and the failed end of the sign-in of one account (MDI1010)', () => {
    const found = findingsIn(
      sensor,
      started('mdiSvc01', 'True'),
      started('mdiSvc02', 'True'),
      failed('mdiSvc01$'),
      failed('mdiSvc09'),
    );
    assert.deepEqual(found, [
      { id: 'MDI1010', line: 3, evidence: ['MDI1023:1'] },
      { id: 'MDI1010', line: 4, evidence: [] },
    ]);
  });

  it('say less where the account is no gMSA (MDI1010)', () => {
    const found = findingsIn(sensor, started('mdiSvc01', 'False'), failed('mdiSvc01'));
    assert.deepEqual(found, [{ id: 'MDI1010', line: 2, evidence: ['MDI1023:1'], severity: 'warning' }]);
  });

  it('explain unreachable domain controllers by the LDAP error before them (MDI1020)', () => {
    const symptom =
      '2026-02-17 14:02:00.0000 Error DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException: Failed to communicate with configured domain controllers';
    const cause =
      '2026-02-17 14:01:50.0000 Error DirectoryServicesClient+<CreateLdapConnectionAsync>d__49 Microsoft.Tri.Infrastructure.ExtendedException: CreateLdapConnectionAsync failed [DomainControllerDnsName=dc1.contoso.com]';
    assert.deepEqual(findingsIn(sensor, cause, symptom).find(({ id }) => id === 'MDI1020')?.evidence, [
      'MDI2003:1',
    ]);
    assert.deepEqual(findingsIn(sensor, symptom, cause).find(({ id }) => id === 'MDI1020')?.evidence, []);
  });

  it('put the answer of the proxy beside a licensing error (MDI1004)', () => {
    const deployer =
      'Azure Advanced Threat Protection Microsoft.Tri.Sensor.Deployment.Deployer_20260309140340.log';
    const license =
      '2026-03-09 14:03:41.1237 Info  InteractiveDeploymentManager ValidateCreateSensorAsync returned [validateCreateSensorResult=LicenseInvalid]';
    for (const [status, id] of [
      ['401) Unauthorized', 'MDI2090'],
      ['403) Forbidden', 'MDI2055'],
      ['407) Proxy Authentication Required', 'MDI2054'],
    ] as const) {
      const answer = `2026-03-09 14:03:42.0000 Error CommunicationWebClient System.Net.WebException: The remote server returned an error: (${status}.`;
      for (const lines of [
        [answer, license],
        [license, answer],
      ]) {
        const evidence = findingsIn(deployer, ...lines).find((found) => found.id === 'MDI1004')?.evidence;
        assert.deepEqual(evidence, [`${id}:${lines.indexOf(answer) + 1}`]);
      }
    }
  });

  it('blame a licensing error for setup that was then canceled (MDI1024)', () => {
    const found = findingsIn(
      'Azure Advanced Threat Protection Sensor_20260309140211.log',
      '[1C60:1AA8][2026-03-24T23:59:13]i000: 2026-03-25 02:59:13.1237 Info  InteractiveDeploymentManager ValidateCreateSensorAsync returned [\\[]validateCreateSensorResult=LicenseInvalid[\\]]',
      '[1C60:15B8][2026-03-25T00:01:56]i500: Shutting down, exit code: 0x642',
    );
    assert.deepEqual(found.find(({ id }) => id === 'MDI1024')?.evidence, ['MDI1004:1']);
  });

  it('count a scan without labels only where files were classified (AIP1024)', () => {
    const summary = (classified: number) => [
      'ScannerID    : node1',
      'ScannedFiles : 2280',
      `Classified   : ${classified}`,
      'Labeled      : 0',
    ];
    assert.deepEqual(findingsIn('summary.txt', ...summary(0)), []);
    assert.deepEqual(findingsIn('summary.txt', ...summary(12)), [
      { id: 'AIP1024', line: 4, evidence: ['AIP2090:3'] },
    ]);
  });

  it('are told on the card of the place', () => {
    const catalog = getRealCatalog();
    const card = (...lines: readonly string[]): string => {
      const [group] = scanText(catalog, sensor, lines.join('\n')).groups;
      const [occurrence] = group?.occurrences ?? [];
      const signature = catalog.findSignature(group?.signatureId ?? '');
      assert.ok(group && occurrence && signature);
      return renderHoverCard(catalog, signature, { group, occurrence });
    };
    assert.match(
      card(started('a', 'True'), failed('a')),
      /Goes with Impersonation of the Directory Service Account started at line 1 \(MDI1023\)/,
    );
    assert.match(card(started('a', 'False'), failed('a')), /this account is no gMSA/);
  });
});

describe('the healthy status of a scanner', () => {
  const folder = path.join(root, 'test/fixtures/status');
  it('is no finding, whichever form it was saved in', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^contoso\..*\.(?:txt|csv|json|clixml)$/.test(name),
    );
    assert.ok(files.length > 10, 'the fixtures are there');
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), file.includes('utf16') ? 'utf16le' : 'utf8');
      assert.deepEqual(findingsIn(file, text), [], file);
    }
  });

  it('is no finding where somebody typed the cmdlets', () => {
    const session = [
      'PS C:\\> Start-AIPScannerDiagnostics',
      'PS C:\\> Set-AIPScannerConfiguration -ReportLevel Info',
      'PS C:\\> Start-AIPScan',
      'PS C:\\> Get-AIPScannerStatus',
      'PS C:\\> Stop-AIPScan',
    ];
    assert.deepEqual(findingsIn('session.txt', ...session), []);
  });
});

describe('a date that makes an error only in the future (MDI2006)', () => {
  const found = (date: string, today?: string): boolean =>
    scanText(
      getRealCatalog(),
      'gmsa.txt',
      `Name            : mdiSvc01\r\nPasswordLastSet : ${date}\r\n`,
      today === undefined ? {} : { today },
    ).groups.some(({ signatureId }) => signatureId === 'MDI2006');
  const today = '2026-03-14';

  it('is compared with today, on both sides of the day', () => {
    assert.equal(found('2026-03-14 10:12:00', today), false);
    assert.equal(found('2026-03-15 10:12:00', today), true);
    assert.equal(found('2026-03-15 10:12:00', '2026-03-15'), false);
  });

  for (const [culture, past, future] of [
    ['English', '6/14/2024 10:12:00 AM', '6/14/2035 10:12:00 AM'],
    ['German', '14.06.2024 10:12:00', '14.06.2035 10:12:00'],
    ['French', '14/06/2024 10:12:00', '14/06/2026 10:12:00'],
    ['Japanese', '2024/06/14 10:12:00', '2026/06/14 10:12:00'],
    ['with the month as a word', 'Freitag, 14. Juni 2024', 'Samstag, 14. Juni 2035'],
  ] as const) {
    it(`is read as it is written: ${culture}`, () => {
      assert.deepEqual([found(past, today), found(future, today)], [false, true]);
    });
  }

  it('is not in the future where one way of reading it is not', () => {
    assert.equal(found('3/4/2026 10:12:00', '2026-03-14'), false, 'the 3rd of April or the 4th of March');
    assert.equal(found('4/5/2026 10:12:00', '2026-03-14'), true);
  });

  it('stands where nobody says what day it is', () => {
    assert.equal(found('6/14/2024 10:12:00 AM'), true);
  });
});

describe('an exported event', () => {
  const event = (log: string, id: string) =>
    [
      `${log} Azure Information Protection Scanner`,
      'x: Azure Information Protection Scanner',
      `${id} 3003`,
      '',
    ].join('\r\n');
  for (const [language, text] of [
    ['English', event('Log Name:     ', 'Event ID:     ')],
    ['German', event('Protokollname:', 'Ereignis-ID:  ')],
    ['French', event('Nom du journal :', "ID de l'événement :")],
    ['Japanese', event('ログの名前:      ', 'イベント ID:   ')],
  ] as const) {
    it(`is known in ${language}`, () => {
      const { sources, groups } = scanText(getRealCatalog(), 'events.txt', text);
      assert.equal(sources[0]?.kind, 'mip.eventlog-scanner');
      assert.deepEqual(
        groups.map(({ signatureId }) => signatureId),
        ['AIP2005'],
      );
    });
  }

  it('is not taken for one where the words stand in a sentence', () => {
    const { sources } = scanText(
      getRealCatalog(),
      'notes.txt',
      'Seen: the Information Protection Scanner stopped.\n',
    );
    assert.equal(sources[0]?.kind, 'text');
  });
});
