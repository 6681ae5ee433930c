import assert from 'node:assert/strict';
import { checkCmdlets, parseCmdlets } from '#engine';
import { getBuiltCatalog, getRealCatalog } from '../../support/real-catalog.ts';

const valid = `module: PumpTools
title: Pump tools 3
runsIn: Windows PowerShell 5.1
verified: 2026-01-02
cmdlets:
  - name: Get-Pump
    does: Shows a pump.
    syntax:
      - Get-Pump [-Name <String>]
    parameters:
      Name: which one
    elevation: required
    effect: Reads only.
    misspellings: [Get-Pumps]
    url: https://example.com/get-pump
  - name: Get-OldPump
    renamedTo: Get-Pump
    alias: false
    movedWith:
      All: Get-Pump
    addedParameter: Name
    notWith: [All]
    lostParameters: [Trace]
    url: https://example.com/get-oldpump
`;

function messagesFor(find: string, replacement: string): string[] {
  assert.ok(valid.includes(find), find);
  const file = parseCmdlets(valid.replace(find, replacement), 'pump.yaml');
  return [...file.problems, ...checkCmdlets([file])].map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

describe('parseCmdlets', () => {
  it('reads the cmdlets of a module', () => {
    const file = parseCmdlets(valid, 'pump.yaml');
    assert.deepEqual([...file.problems, ...checkCmdlets([file])], []);
    const about = {
      module: 'PumpTools',
      moduleTitle: 'Pump tools 3',
      runsIn: 'Windows PowerShell 5.1',
      verified: '2026-01-02',
    };
    assert.deepEqual(file.cmdlets, [
      {
        name: 'Get-Pump',
        ...about,
        does: 'Shows a pump.',
        elevation: 'required',
        effect: 'Reads only.',
        syntax: ['Get-Pump [-Name <String>]'],
        parameters: [{ name: 'Name', description: 'which one' }],
        misspellings: ['Get-Pumps'],
        url: 'https://example.com/get-pump',
      },
      {
        name: 'Get-OldPump',
        ...about,
        syntax: [],
        parameters: [],
        renamed: {
          to: 'Get-Pump',
          alias: false,
          movedWith: { All: 'Get-Pump' },
          addedParameter: 'Name',
          notWith: ['All'],
          lostParameters: ['Trace'],
        },
        misspellings: [],
        url: 'https://example.com/get-oldpump',
      },
    ]);
  });

  const mistakes: readonly (readonly [name: string, find: string, replacement: string, message: string])[] = [
    [
      'a name without a verb',
      'name: Get-Pump',
      'name: Pump',
      '6:11 A `name` is a verb and a noun with a hyphen, for example `Start-Scan`.',
    ],
    [
      'an address that is none',
      'https://example.com/get-pump',
      'javascript:x',
      '15:10 A `url` begins with `https://` and has no blanks, brackets or quotes in it.',
    ],
    [
      'nothing said',
      '    does: Shows a pump.\n',
      '',
      '6:5 A cmdlet needs `does`, or `renamedTo` when its successor says it.',
    ],
    ['a key that is none', 'does:', 'dose:', '7:5 `dose` is not a key of a cmdlet; did you mean `does`?'],
    [
      'a date that is none',
      '2026-01-02',
      'soon',
      '4:11 `verified` is a date such as `2026-02-04`, not `soon`.',
    ],
    [
      'a successor that is nowhere',
      'renamedTo: Get-Pump',
      'renamedTo: Get-Tap',
      '17:16 No module has `Get-Tap`; describe it or correct the name.',
    ],
    [
      'a name that stands twice',
      'Get-OldPump',
      'Get-Pump',
      '16:11 `Get-Pump` stands in knowledge/cmdlets twice; remove one.',
    ],
    [
      'a misspelling that is a name',
      'Get-Pumps',
      'Get-OldPump',
      '14:19 `Get-OldPump` is the name of a cmdlet; remove it here.',
    ],
  ];
  for (const [name, find, replacement, message] of mistakes) {
    it(`refuses ${name}, with place and mend`, () => {
      assert.ok(messagesFor(find, replacement).includes(message), messagesFor(find, replacement).join('\n'));
    });
  }
});

describe('the cmdlets of the knowledge', () => {
  const { cmdlets } = getRealCatalog();

  it('have no problem', () => {
    assert.deepEqual(getBuiltCatalog().problems, []);
  });

  it('are of the three modules, with every old name and where it went', () => {
    const count = (module: string): number => cmdlets.filter((one) => one.module === module).length;
    assert.equal(count('PurviewInformationProtection'), 25);
    assert.equal(count('DefenderForIdentity'), 10);
    assert.equal(cmdlets.filter(({ renamed }) => renamed !== undefined).length, 25);
    const old = cmdlets.filter(({ module }) => module === 'AzureInformationProtection');
    for (const { name, renamed, withoutSuccessor } of old) {
      assert.ok((renamed === undefined) !== (withoutSuccessor === undefined), name);
    }
  });

  it('know which names the documents print and no module has', () => {
    for (const [misspelt, meant] of [
      ['Get-ScannerStatus', 'Get-ScanStatus'],
      ['Start-AIPDiagnostics', 'Start-ScannerDiagnostics'],
      ['get0scannerdiagnostics', 'Start-ScannerDiagnostics'],
      ['View-ScannerReports', 'Start-ScannerDiagnostics'],
    ] as const) {
      assert.equal(getRealCatalog().findMisspeltCmdlet(misspelt)?.name, meant);
    }
  });
});
