import assert from 'node:assert/strict';
import type { CodeAction, Hover, MarkupContent, Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getScriptParser } from '../support/parse-powershell.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import {
  fullCapabilities,
  ourCommands,
  type PlainDiagnostic,
  type RunningServer,
  type ServerSetup,
  startRunningServer,
} from '../support/running-server.ts';
import { noGmsaPassword, sensorUri } from './sensor-lines.ts';

const uri = 'file:///scripts/Scan.ps1';
const oldScript = [
  'Import-Module AzureInformationProtection',
  'Start\u2013AIPScan \u2013Reset',
  '$status = Get-AIPScannerStatus',
  'Protect-RMSFile -File a.docx',
  '',
].join('\r\n');

describe('diagnostics of a script', () => {
  let server: RunningServer;
  before(async () => (server = await startRunningServer({ clientCommands: ourCommands })));
  afterEach(() => server.close(uri));
  after(() => server.stop());

  it('say what is wrong, where, and where that is written', async () => {
    const diagnostics = await server.open(uri, oldScript, 'powershell');
    assert.deepEqual(
      diagnostics.map(({ code, range, severity }) => [
        code,
        range.start.line,
        range.start.character,
        range.end.character,
        severity,
      ]),
      [
        ['PS1005', 0, 14, 40, 3],
        ['PS1004', 1, 0, 13, 1],
        ['PS1004', 1, 14, 20, 3],
        ['PS1001', 2, 10, 30, 3],
        ['PS1002', 3, 0, 15, 2],
      ],
    );
    for (const { message, source, codeDescription } of diagnostics) {
      assert.ok(message.length < 140);
      assert.equal(source, 'iplog-lens');
      assert.match(codeDescription?.href ?? '', /^https:\/\/learn\.microsoft\.com\//);
    }
    assert.deepEqual(diagnostics[3]?.tags, [2], 'the old name is struck through');
  });

  it('are the same under the name that Neovim has for the language', async () => {
    assert.equal((await server.open(uri, oldScript, 'ps1')).length, 5);
  });

  it('follow what is typed', async () => {
    assert.equal((await server.open(uri, 'Get-ScanStatus', 'powershell')).length, 0);
    const changed = await server.change(uri, 2, 'Get-ScannerStatus');
    assert.deepEqual(
      changed.map(({ code }) => code),
      ['PS1003'],
    );
    assert.equal((await server.change(uri, 3, 'Get-ScanStatus')).length, 0);
  });

  it('are none for an error of a log that a script quotes, and nothing is told to the Findings view', async () => {
    const from = server.received.length;
    const script = `# ${noGmsaPassword(1)}\nStart-Scan`;
    assert.deepEqual(await server.open(uri, script, 'powershell'), []);
    await server.open(sensorUri, noGmsaPassword(1));
    await server.waitFor('iplogLens/findings', undefined, from);
    const told = server.received.slice(from).filter(({ method }) => method === 'iplogLens/findings');
    assert.ok(told.every(({ params }) => !JSON.stringify(params).includes(uri)));
    server.close(sensorUri);
  });

  it('keep to the limit of the settings', async () => {
    const limited = await startRunningServer({ settings: { limits: { diagnosticsPerFile: 10 } } });
    assert.equal((await limited.open(uri, 'Start-AIPScan\n'.repeat(30), 'powershell')).length, 10);
    limited.stop();
  });

  it('say that a script is too long to be checked', async () => {
    const diagnostics = await server.open(uri, `Start-AIPScan\n${'# x\n'.repeat(130_000)}`, 'powershell');
    assert.deepEqual(
      diagnostics.map(({ code, message }) => [code, message]),
      [
        [
          'PS1000',
          'This script is too long or too tangled to be checked for cmdlets of the scanner and the sensor.',
        ],
      ],
    );
  });
});

describe('the parser of scripts', () => {
  it('is not loaded for logs and for scripts that name nothing of ours', async () => {
    let loaded = 0;
    const server = await startRunningServer(countLoads(() => loaded++));
    await server.open(sensorUri, noGmsaPassword(1));
    await server.open(uri, 'Get-Process | Stop-Process', 'powershell');
    assert.equal(loaded, 0);
    await server.change(uri, 2, 'Get-ScanStatus');
    await server.change(uri, 3, 'Get-AIPScannerStatus');
    assert.equal(loaded, 1);
    server.stop();
  });

  it('may be missing: the server says so in its log and lives on', async () => {
    const server = await startRunningServer({
      runtime: { loadScriptParser: async () => await Promise.reject(new Error('no grammar')) },
    });
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'powershell', version: 1, text: 'Start-AIPScan' },
    });
    await server.waitFor<{ message: string }>('window/logMessage', ({ message }) =>
      message.startsWith('textDocument/publishDiagnostics failed'),
    );
    assert.equal((await server.open(sensorUri, noGmsaPassword(1))).length, 1);
    server.stop();
  });

  function countLoads(count: () => void): ServerSetup {
    return {
      runtime: {
        loadScriptParser: async () => {
          count();
          return await getScriptParser();
        },
      },
    };
  }
});

describe('a script where the setting is off', () => {
  it('has no diagnostics, no hover and no fixes, until it is on again', async () => {
    const settings = { powershell: { enabled: false } };
    const server = await startRunningServer({ settings });
    assert.deepEqual(await server.open(uri, oldScript, 'powershell'), []);
    assert.equal(await hoverAt(server, { line: 2, character: 12 }), null);
    assert.deepEqual(await actionsAt(server, 2, []), []);
    settings.powershell.enabled = true;
    const from = server.received.length;
    server.notify('workspace/didChangeConfiguration', { settings: null });
    await server.waitFor<{ diagnostics: unknown[] }>(
      'textDocument/publishDiagnostics',
      ({ diagnostics }) => diagnostics.length === 5,
      from,
    );
    server.stop();
  });
});

describe('what logs have and scripts have not', () => {
  it('is left to the editor: outline, folding, links and colours', async () => {
    const server = await startRunningServer();
    await server.open(uri, `# KB5009557\nif (1) {\n  Start-AIPScan\n}\n`, 'powershell');
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    for (const [method, params] of [
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/documentLink', { textDocument }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['textDocument/semanticTokens/range', { textDocument, range }],
    ] as const) {
      assert.equal(await server.request(method, params), null, method);
    }
    server.stop();
  });
});

describe('the hover on a script', () => {
  let server: RunningServer;
  before(async () => (server = await startRunningServer({ clientCommands: ourCommands })));
  afterEach(() => server.close(uri));
  after(() => server.stop());

  /** The card at the first place of a piece of the script. */
  async function cardAt(script: string, piece: string): Promise<string | undefined> {
    await server.open(uri, script, 'powershell');
    const document = TextDocument.create(uri, 'powershell', 1, script);
    const hover = await hoverAt(server, document.positionAt(script.indexOf(piece) + 1));
    server.close(uri);
    return (hover?.contents as MarkupContent | undefined)?.value;
  }

  it('says of a cmdlet what it does, needs and changes, and for which errors it is run', async () => {
    const card = (await cardAt('$s = Start-ScannerDiagnostics -Verbose', 'Start-Scanner')) ?? '';
    const { text, links } = readMarkdown(card);
    for (const part of [
      'Start-ScannerDiagnostics · Microsoft Purview Information Protection client 3.x',
      'Checks the scanner',
      'Earlier name: Start-AIPScannerDiagnostics',
      '-OnBehalfOf: credentials of the scanner service account',
      'Elevation: required for -OnBehalfOf',
      'Runs in: Windows PowerShell 5.1, not PowerShell 7',
      'AIP1001',
      'verified 2024-05-14',
    ]) {
      assert.ok(text.replace(/\s+/g, ' ').includes(part), `${part} is missing in ${text}`);
    }
    assert.deepEqual(links, [
      'https://learn.microsoft.com/powershell/module/purviewinformationprotection/start-scannerdiagnostics',
    ]);
  });

  it('says of an old name what it became, with all that holds for the new one', async () => {
    const card = readMarkdown((await cardAt("& 'Get-AIPScannerStatus'", 'Get-AIP')) ?? '').text;
    assert.match(card, /Renamed to Get-ScanStatus/);
    assert.match(card, /keeps the old name as an alias/);
    assert.match(card, /not been supported since 2024-05-13/);
    assert.match(card, /Shows what the scanner cluster does/);
  });

  it('explains a misspelt name and one with a wrong dash as what they mean', async () => {
    assert.match((await cardAt('Get0ScannerDiagnostics', 'Get0')) ?? '', /Start-ScannerDiagnostics/);
    assert.match((await cardAt('Start\u2013AIPScan', 'Start')) ?? '', /Start-AIPScan/);
    assert.match((await cardAt('Get-Help Stop-Scan', 'Stop')) ?? '', /Stop-Scan/);
    assert.match((await cardAt('Test-MDIDSA -Identity x', 'Test')) ?? '', /Test-MDIDSA/);
  });

  it('has a card for every cmdlet, and no markup but ours in it', async () => {
    for (const { name, url } of getRealCatalog().cmdlets) {
      const { links, html, images } = readMarkdown((await cardAt(name, name)) ?? '');
      assert.deepEqual([links, html, images], [[url], [], []], name);
    }
  });

  const quoted = noGmsaPassword(1);
  for (const [where, script] of [
    ['a comment', `# ${quoted}\nGet-Process`],
    ['a comment behind code', `Get-Process # ${quoted}`],
    ['a block comment', `<#\n.NOTES\n${quoted}\n#>\nGet-Process`],
    ['a string', `Write-Host '${quoted.replaceAll("'", "''")}'`],
    ['a here-string', `$log = @'\nfirst line\n${quoted}\n'@`],
  ] as const) {
    it(`explains a known error in ${where} as in a log`, async () => {
      const card = (await cardAt(script, 'password could not')) ?? '';
      assert.match(card, /MDI1010/);
      assert.match(card, /mdiSvc01/, 'what was captured is missing');
      assert.doesNotMatch(card, /\*\*Here:\*\*/, 'how often it occurs is not known');
    });
  }

  it('explains only the line that is asked for', async () => {
    assert.equal(await cardAt(`$log = @'\nfirst line\n${quoted}\n'@`, 'first line'), undefined);
  });

  it('is none in code, and none for a text that nobody knows', async () => {
    assert.equal(await cardAt('Get-Process -Name x', 'Get-Process'), undefined);
    assert.equal(await cardAt('# Start-AIPScan', 'Start'), undefined);
    assert.equal(await cardAt("Write-Host 'hello'", 'hello'), undefined);
  });

  it('is plain text for an editor that shows no Markdown', async () => {
    const plain = await startRunningServer({
      capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    await plain.open(uri, 'Get-ScanStatus', 'powershell');
    const hover = await hoverAt(plain, { line: 0, character: 3 });
    assert.equal((hover?.contents as MarkupContent | undefined)?.kind, 'plaintext');
    plain.stop();
  });
});

describe('the fixes of a script', () => {
  let server: RunningServer;
  let diagnostics: PlainDiagnostic[];
  before(async () => {
    server = await startRunningServer({ clientCommands: ourCommands });
    diagnostics = await server.open(uri, oldScript, 'powershell');
  });
  after(() => server.stop());

  it('are offered for the finding at the cursor, with its diagnostic, and one for the whole script', async () => {
    const actions = await actionsAt(server, 2, diagnostics);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred]),
      [
        ['Use Get-ScanStatus', 'quickfix', true],
        ['Fix all 4 in this script (IPLog Lens)', 'quickfix', undefined],
      ],
    );
    assert.deepEqual(actions[0]?.diagnostics, [diagnostics[3]]);
  });

  it('change what they say, in the version of the document that they are for', async () => {
    const [one, all] = await actionsAt(server, 2, diagnostics);
    assert.equal(applied(one), oldScript.replace('Get-AIPScannerStatus', 'Get-ScanStatus'));
    assert.equal(
      applied(all),
      [
        'Import-Module PurviewInformationProtection',
        'Start-Scan -Reset',
        '$status = Get-ScanStatus',
        'Protect-RMSFile -File a.docx',
        '',
      ].join('\r\n'),
    );
    const [change] = one?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'textDocument' in change ? change.textDocument : undefined, {
      uri,
      version: 1,
    });
  });

  it('are also a source action, for whoever mends on saving', async () => {
    for (const only of ['source.fixAll', 'source.fixAll.iplogLens', 'source']) {
      const actions = await actionsAt(server, 0, [], [only]);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ['source.fixAll.iplogLens'],
      );
    }
    assert.deepEqual(await actionsAt(server, 0, [], ['source.organizeImports']), []);
    assert.ok(server.initialized.capabilities.codeActionProvider);
    assert.match(
      JSON.stringify(server.initialized.capabilities.codeActionProvider),
      /source\.fixAll\.iplogLens/,
    );
  });

  it('are none where nothing is wrong, and none of a log', async () => {
    assert.deepEqual(await actionsAt(server, 3, diagnostics), [], 'nothing replaces Protect-RMSFile');
    assert.deepEqual(await actionsAt(server, 4, diagnostics), []);
  });

  it('are plain changes for an editor that knows no versions', async () => {
    const { workspace: _, ...capabilities } = fullCapabilities;
    const plain = await startRunningServer({ capabilities });
    await plain.open(uri, oldScript, 'powershell');
    const [action] = await actionsAt(plain, 2, []);
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri]);
    plain.stop();
  });
});

async function hoverAt(server: RunningServer, position: Position): Promise<Hover | null> {
  return (await server.request('textDocument/hover', { textDocument: { uri }, position })) as Hover | null;
}

async function actionsAt(
  server: RunningServer,
  line: number,
  diagnostics: readonly PlainDiagnostic[],
  only?: readonly string[],
): Promise<CodeAction[]> {
  const range = { start: { line, character: 0 }, end: { line, character: 200 } };
  return (await server.request('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: {
      diagnostics: diagnostics.filter((one) => one.range.start.line === line),
      ...(only === undefined ? {} : { only }),
    },
  })) as CodeAction[];
}

function applied(action: CodeAction | undefined): string {
  const document = TextDocument.create(uri, 'powershell', 1, oldScript);
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  return TextDocument.applyEdits(
    document,
    change.edits.map((edit) => ('newText' in edit ? edit : assert.fail('a snippet'))),
  );
}
