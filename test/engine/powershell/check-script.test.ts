import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  bindRemediation,
  checkScript,
  concernsScript,
  mendScript,
  readScript,
  type ScriptFinding,
} from '#engine';
import { allRules } from '../../../engine/src/powershell/rules/all-rules.ts';
import { getScriptParser } from '../../support/parse-powershell.ts';
import { getRealCatalog, root } from '../../support/real-catalog.ts';

const catalog = getRealCatalog();

async function check(script: string): Promise<ScriptFinding[]> {
  const read = readScript(await getScriptParser(), script) ?? assert.fail('the parser gave up');
  return checkScript(catalog, read);
}

/** Code and marked text of each finding. */
async function marks(script: string): Promise<string[]> {
  return (await check(script)).map(({ code, start, end }) => `${code} ${script.slice(start, end)}`);
}

/** The script after its first fix that fits. */
async function mend(script: string, title?: string): Promise<string> {
  const fixes = (await check(script)).flatMap((finding) => finding.fixes);
  const fix = title === undefined ? fixes[0] : fixes.find((one) => one.title === title);
  assert.ok(fix, `there is no fix ${title ?? ''}`);
  return apply(script, fix.edits);
}

async function mendAll(script: string): Promise<string> {
  return apply(script, mendScript(catalog, await getScriptParser(), script)?.edits ?? []);
}

function apply(script: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let result = script;
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}

/** What each rule marks. Every rule has an example here. */
const examples: readonly (readonly [script: string, ...marks: string[]])[] = [
  ['Get-AIPScannerStatus', 'PS1001 Get-AIPScannerStatus'],
  ['$x=get-aipscannerstatus|fl *', 'PS1001 get-aipscannerstatus'],
  ["& 'Start-AIPScan' -Reset", "PS1001 'Start-AIPScan'"],
  [
    'AzureInformationProtection\\Get-AIPFileStatus -Path a',
    'PS1001 AzureInformationProtection\\Get-AIPFileStatus',
  ],
  ['"now: $(Get-AIPScannerStatus)"', 'PS1001 Get-AIPScannerStatus'],
  ['Invoke-Command -ComputerName c { Start-AIPScan }', 'PS1001 Start-AIPScan'],
  ['Protect-RMSFile -File a.docx', 'PS1002 Protect-RMSFile'],
  ['Start-MIPNetworkDiscovery', 'PS1002 Start-MIPNetworkDiscovery'],
  ['Get-ScannerStatus', 'PS1003 Get-ScannerStatus'],
  ['Start-AIPDiagnostics -onbehalf $c', 'PS1003 Start-AIPDiagnostics'],
  ['Get0ScannerDiagnostics', 'PS1003 Get0ScannerDiagnostics'],
  ['Start\u2013AIPScan', 'PS1004 Start\u2013AIPScan'],
  ['Start-Scan \u2013Reset', 'PS1004 \u2013Reset'],
  ['Start-Scan \u2212Reset', 'PS1004 \u2212Reset'],
  ['certutil \u2013setreg chain\\x 1', 'PS1004 \u2013setreg'],
  ['Import-Module AzureInformationProtection', 'PS1005 AzureInformationProtection'],
  [
    'Import-Certificate -FilePath "C:\\bc2025.crt" -CertStoreLocation Cert:\\LocalMachine\\Root',
    'PS1011 bc2025.crt',
  ],
  ['certutil -addstore root .\\BaltimoreCyberTrustRoot.crt', 'PS1011 BaltimoreCyberTrustRoot.crt'],
  [
    "$specificDC = Get-ADComputer -Identity 'dc'\nSet-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword $specificDC",
    'PS1012 $specificDC',
  ],
  ["Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword 'DC01$'", "PS1012 'DC01$'"],
  ['netsh int ipv4 set dynamicport tcp start=10000 num=1000', 'PS1013 1000'],
  ['netsh int ipv4 set dynamicport tcp 10000 1000', 'PS1013 1000'],
  ['Set-NetTCPSetting -DynamicPortRangeStartPort 5000 -DynamicPortRangeNumberOfPorts 255', 'PS1013 255'],
  ["Set-Authentication -AppId $i -AppSecret 'abc'", "PS1014 'abc'"],
  ["$s = 'abc'\nSet-Authentication -AppSecret $s", "PS1014 'abc'"],
  ["$p = @{ AppId = $i; AppSecret = 'abc' }\nSet-Authentication @p", "PS1014 'abc'"],
  ['Set-AIPAuthentication -AppSecret abc', 'PS1001 Set-AIPAuthentication', 'PS1014 abc'],
];

/** What is right, or none of our business. */
const quiet: readonly string[] = [
  'Get-ScanStatus -Verbose',
  '# Start-AIPScan',
  "Write-Host 'Start-AIPScan'",
  "@'\nStart-AIPScan\n'@ | Set-Content x.txt",
  'Get-Help Start-AIPScan',
  'cmd /c "Start-AIPScan"',
  "function Get-AIPScannerStatus { 'mine' }\nGet-AIPScannerStatus",
  'Set-Alias Get-ScannerStatus Get-ScanStatus\nGet-ScannerStatus',
  'if (Get-Command Get-ScanStatus -ErrorAction SilentlyContinue) { Get-ScanStatus } else { Get-AIPScannerStatus }',
  'Write\u2013Host a',
  'Write-Host \u2013Foreground red',
  'Import-Module PurviewInformationProtection, AzureInformationProtection -ErrorAction SilentlyContinue',
  'Import-Certificate -FilePath DigiCertGlobalRootG2.crt -CertStoreLocation Cert:\\LocalMachine\\Root',
  "$group = Get-ADGroup -Identity 'g'\nSet-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword $group",
  "Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword 'mdiSvc01Group'",
  "Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword 'DC1$', 'DC2$'",
  'Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword DC1$,DC2$',
  'Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword ($readers + $dc)',
  'netsh int ipv4 set dynamicport tcp start=10000 num=55536',
  'netsh int ipv4 show dynamicport tcp',
  'netsh int ipv4 set dynamicport tcp start=$StartPort num=$PortCount',
  'Set-Authentication -AppSecret $secret',
  "Set-Authentication -AppSecret '<application secret>'",
  'Set-Authentication -AppSecret (Read-Host)',
  "$p = @{ AppSecret = 'abc' }\nSet-Other @p",
];

describe('the rules for scripts', () => {
  for (const [script, ...expected] of examples) {
    it(`mark ${expected.join(' and ')} in ${JSON.stringify(script)}`, async () => {
      assert.ok(concernsScript(catalog, script), 'nobody would look at this script');
      assert.deepEqual(await marks(script), expected);
    });
  }

  for (const script of quiet) {
    it(`say nothing of ${JSON.stringify(script)}`, async () => {
      assert.deepEqual(await marks(script), []);
    });
  }

  it('have each an example, a stable code and a dated source, and say it in less than 140 characters', async () => {
    const codes = allRules.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
    assert.deepEqual(
      new Set(examples.flatMap(([, ...all]) => all.map((mark) => mark.slice(0, 6)))),
      new Set(codes),
    );
    for (const [script] of examples) {
      for (const { message, reference, fixes } of await check(script)) {
        assert.ok(message.length < 140, `${message.length}: ${message}`);
        assert.match(reference.url, /^https:\/\/learn\.microsoft\.com\//);
        assert.match(reference.verified, /^20\d\d-\d\d-\d\d$/);
        for (const { title } of fixes) assert.ok(title.length < 80, title);
      }
    }
  });

  it('say every cmdlet in less than 140 characters', async () => {
    const scripts = catalog.cmdlets.flatMap(({ name, misspellings }) => [
      name,
      name.replace('-', '\u2013'),
      `${name} -EnableTracking -RemoveProtection`,
      ...misspellings,
    ]);
    for (const script of scripts) {
      for (const { message } of await check(script)) assert.ok(message.length < 140, message);
    }
  });

  it('never repeat a secret', async () => {
    const [finding] = await check("Set-Authentication -AppSecret 'hunter2'");
    assert.doesNotMatch(JSON.stringify({ ...finding, start: 0 }), /hunter2/);
  });

  it('do not look at scripts that name nothing of ours', () => {
    for (const script of ['Get-Process | Stop-Process', 'Start-Service x', '']) {
      assert.ok(!concernsScript(catalog, script), script);
    }
  });

  it('find no fault with our own scripts, as files and as they are inserted', async () => {
    const folder = path.join(root, 'knowledge/remediations');
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.ps1'))) {
      assert.deepEqual(await marks(readFileSync(path.join(folder, name), 'utf8')), [], name);
    }
    for (const remediation of catalog.remediations) {
      const bound = bindRemediation(remediation, {});
      assert.ok(bound.ok);
      assert.deepEqual(await marks(bound.script), [], remediation.id);
    }
  });
});

describe('the fixes for scripts', () => {
  const fixes: readonly (readonly [before: string, after: string, title?: string])[] = [
    ['Get-AIPScannerStatus -Verbose', 'Get-ScanStatus -Verbose'],
    ["& 'Start-AIPScan' -Reset", "& 'Start-Scan' -Reset"],
    [
      'AzureInformationProtection\\Get-AIPFileStatus -Path a',
      'PurviewInformationProtection\\Get-FileStatus -Path a',
    ],
    ['Set-AIPFileLabel a -LabelId $l', 'Set-FileLabel a -LabelId $l'],
    ['Set-AIPFileLabel a -RemoveLabel', 'Remove-FileLabel a -RemoveLabel'],
    ['Set-AIPFileLabel a -removep', 'Remove-FileLabel a -removep'],
    ['Set-AIPFileClassification -Path a', 'Set-FileLabel -AutoLabel -Path a'],
    ['Set-AIPFileClassification -Path a -WhatIf', 'Set-FileLabel -Path a -WhatIf'],
    ['Get0ScannerDiagnostics', 'Start-ScannerDiagnostics'],
    ['Start\u2013AIPScan', 'Start-AIPScan'],
    ['Start-Scan \u2013Reset', 'Start-Scan -Reset'],
    ['Import-Module AzureInformationProtection', 'Import-Module PurviewInformationProtection'],
    [
      'Import-Certificate C:\\bc2025.crt',
      'Import-Certificate C:\\DigiCertGlobalRootCA.crt',
      'Use DigiCertGlobalRootCA.crt (GCC High)',
    ],
    [
      "Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword 'DC01$'",
      "Set-ADServiceAccount gmsa -PrincipalsAllowedToRetrieveManagedPassword (@((Get-ADServiceAccount -Identity gmsa -Properties PrincipalsAllowedToRetrieveManagedPassword).PrincipalsAllowedToRetrieveManagedPassword) + ('DC01$'))",
    ],
    [
      'netsh int ipv4 set dynamicport tcp start=10000 num=1000',
      'netsh int ipv4 set dynamicport tcp start=10000 num=55536',
    ],
    [
      'netsh int ipv4 set dynamicport tcp start=60000 num=1000',
      'netsh int ipv4 set dynamicport tcp start=49152 num=16384',
    ],
    [
      "Set-Authentication -AppSecret 'abc'",
      "Set-Authentication -AppSecret ([Net.NetworkCredential]::new('', (Read-Host -Prompt 'App secret' -AsSecureString)).Password)",
    ],
  ];
  for (const [before, after, title] of fixes) {
    it(`make ${JSON.stringify(after)} of ${JSON.stringify(before)}`, async () => {
      assert.equal(await mend(before, title), after);
    });
  }

  it('leave a script that the rules find no fault with', async () => {
    for (const [before, , title] of fixes) {
      if (before.startsWith('Start\u2013')) continue;
      assert.deepEqual(await marks(await mend(before, title)), []);
    }
  });

  it('mend a whole file, through a dash and a rename at once, and leave alone what needs a decision', async () => {
    const before = [
      '# Start-AIPScan is in a comment',
      'Import-Module AzureInformationProtection\r',
      'Start\u2013AIPScan \u2013Reset',
      '$s = Get-AIPScannerStatus; if ($s) { Get-ScannerStatus } # \u00e9\ud83d\ude00',
      'Set-AIPFileLabel @parameters',
      'Set-AIPFileLabel a -EnableTracking',
      'netsh int ipv4 set dynamicport tcp start=10000 num=1000',
      '',
    ];
    const after = [
      before[0],
      'Import-Module PurviewInformationProtection\r',
      'Start-Scan -Reset',
      '$s = Get-ScanStatus; if ($s) { Get-ScanStatus } # \u00e9\ud83d\ude00',
      ...before.slice(4),
    ];
    assert.deepEqual((await mendAll(before.join('\n'))).split('\n'), after);
  });

  it('have nothing to do a second time', async () => {
    const mended = await mendAll(examples.map(([script]) => script).join('\n'));
    assert.equal(await mendAll(mended), mended);
  });
});
