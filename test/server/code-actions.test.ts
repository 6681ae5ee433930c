import assert from 'node:assert/strict';
import type {
  CodeAction,
  Diagnostic,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { getRealCatalog } from '../support/real-catalog.ts';
import {
  fullCapabilities,
  ourCommands,
  type PlainDiagnostic,
  type RunningServer,
  startRunningServer,
} from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

const text = [healthy(0), noGmsaPassword(1), healthy(2), noDomainController(3)].join('\r\n');

describe('code actions of our own client', () => {
  let server: RunningServer;
  let diagnostics: PlainDiagnostic[];
  before(async () => {
    server = await startRunningServer({ clientCommands: ourCommands });
    diagnostics = await server.open(sensorUri, text);
  });
  after(() => server.stop());

  it('offer checks before fixes, then what there is to read, then the checks of the file', async () => {
    const actions = await actionsAt(server, 1, diagnostics);
    const signature = getRealCatalog().findSignature('MDI1010');
    const kinds = signature?.remedies.map(({ id }) => getRealCatalog().findRemediation(id)?.kind) ?? [];
    const of = (kind: string): number => kinds.filter((one) => one === kind).length;
    assert.ok(of('check') > 0 && of('fix') > 0);
    assert.deepEqual(
      actions.map(({ title }) => title.split(':')[0]),
      [
        ...Array.from({ length: of('check') }, () => 'Insert check'),
        ...Array.from({ length: of('fix') }, () => 'Insert fix'),
        'Show documentation',
        'Copy finding as Markdown',
        'Insert all checks for this file',
      ],
    );
  });

  it('are commands with all that they need in their argument, and no edits', async () => {
    const actions = await actionsAt(server, 1, diagnostics);
    for (const action of actions) assert.equal(action.edit, undefined, action.title);
    const [insert] = actions;
    assert.equal(insert?.command?.command, 'iplogLens.insertRemediation');
    assert.deepEqual(insert?.command?.arguments, [
      {
        remediationId: 'Get-GmsaPasswordReader',
        signatureId: 'MDI1010',
        values: { errorCode: 'AccessDenied', account: 'mdiSvc01', domain: 'contoso.test' },
        provenance: { source: 'Microsoft.Tri.Sensor.log', line: 2, time: '2026-03-14T09:26:01.000Z' },
      },
    ]);
    const reading = actions.slice(-3).map(({ command }) => [command?.command, command?.arguments]);
    const finding = { signatureId: 'MDI1010', uri: sensorUri, line: 1 };
    assert.deepEqual(reading, [
      ['iplogLens.explainFinding', [finding]],
      ['iplogLens.copyFinding', [finding]],
      ['iplogLens.insertAllChecks', [sensorUri]],
    ]);
  });

  it('name the diagnostic that they are about', async () => {
    const actions = await actionsAt(server, 1, diagnostics);
    const about = diagnostics.filter(({ code }) => code === 'MDI1010');
    for (const action of actions.filter(({ kind }) => kind === 'quickfix')) {
      assert.deepEqual(action.diagnostics, about, action.title);
    }
  });

  it('are there without a diagnostic as well, anywhere on the line', async () => {
    const titles = (await actionsAt(server, 1, [], 0)).map(({ title }) => title);
    assert.ok(titles.includes('Insert check: Who may read the gMSA password?'));
  });

  it('belong to the findings of the selection', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 10 } };
    const shown = await actionsIn(server, range, []);
    const documented = shown.filter(({ title }) => title.startsWith('Show documentation'));
    assert.deepEqual(
      documented.map(({ title }) => title),
      ['Show documentation: MDI1010', 'Show documentation: MDI1020'],
    );
    const titles = (await actionsAt(server, 0, [])).map(({ title }) => title);
    assert.deepEqual(titles, ['Insert all checks for this file']);
  });

  it('keep to the kinds that were asked for', async () => {
    const kindsFor = async (only: string[]): Promise<unknown[]> => [
      ...new Set((await actionsAt(server, 1, diagnostics, 140, only)).map(({ kind }) => kind)),
    ];
    const all = 'source.iplogLens.insertAllChecks';
    assert.deepEqual(await kindsFor(['quickfix']), ['quickfix']);
    assert.deepEqual(await kindsFor(['source']), [all]);
    assert.deepEqual(await kindsFor([all]), [all]);
    assert.deepEqual(await kindsFor(['']), ['quickfix', all]);
    assert.deepEqual(await kindsFor(['refactor']), []);
    assert.deepEqual(await kindsFor(['sourc', 'quickfix.other']), []);
  });

  it('are none in a file without findings', async () => {
    const uri = 'file:///cases/healthy/Microsoft.Tri.Sensor.log';
    await server.open(uri, healthy(1));
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    assert.deepEqual(await actionsIn(server, range, [], undefined, uri), []);
  });
});

describe('code actions of another editor', () => {
  const withoutSnippets = {
    ...fullCapabilities,
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
  };

  it('put a script with placeholders into a new document, where the editor knows snippets', async () => {
    const { edit } = await firstInsert(
      { capabilities: fullCapabilities },
      'Insert fix: Let a security group',
    );
    const [create, change] = edit?.documentChanges ?? [];
    assert.deepEqual(create, {
      kind: 'create',
      uri: 'untitled:Grant-GmsaPasswordReader.ps1',
      options: { ignoreIfExists: true },
    });
    const { textDocument, edits } = change as TextDocumentEdit;
    assert.deepEqual(textDocument, { uri: 'untitled:Grant-GmsaPasswordReader.ps1', version: null });
    const [only, ...more] = edits;
    assert.deepEqual(more, []);
    assert.ok(only !== undefined && 'snippet' in only);
    const { value } = only.snippet;
    assert.match(value, /^\\\$Gmsa = 'mdiSvc01'$/m);
    assert.match(value, /^\\\$Group = '\$\{1:[^}]+\}'$/m);
    assert.match(value, /^# For MDI1010, Microsoft\.Tri\.Sensor\.log line 2, 2026-03-14T09:26:01\.000Z$/m);
    assert.match(value, / -WhatIf$/m);
  });

  it('put plain PowerShell there, where it knows none', async () => {
    const { edit } = await firstInsert({ capabilities: withoutSnippets }, 'Insert fix: Let a security group');
    const [, change] = edit?.documentChanges ?? [];
    const [only] = (change as TextDocumentEdit).edits;
    assert.ok(only !== undefined && 'newText' in only);
    assert.match(only.newText, /^\$Gmsa = 'mdiSvc01'$/m);
    assert.match(only.newText, /^\$Group = '<[^>]+>'$/m);
    assert.doesNotMatch(only.newText, /\$\{\d/);
  });

  it('use the oldest form of edit for an editor that says nothing', async () => {
    const { edit } = await firstInsert({ capabilities: {} }, 'Insert check: Who may read');
    assert.equal(edit?.documentChanges, undefined);
    const [uri, ...more] = Object.keys(edit?.changes ?? {});
    assert.deepEqual([uri, more], ['untitled:Get-GmsaPasswordReader.ps1', []]);
  });

  it('insert all checks of a file as one script, each once, placeholders counted on', async () => {
    const server = await startRunningServer();
    await server.open(sensorUri, `${text}\r\n${noGmsaPassword(9)}`);
    const [all, ...more] = await actionsAt(server, 0, [], 0, ['source']);
    server.stop();
    assert.deepEqual(more, []);
    const change = all?.edit?.documentChanges?.[1] as TextDocumentEdit;
    assert.equal(change.textDocument.uri, 'untitled:Checks.ps1');
    const [edit] = change.edits;
    assert.ok(edit !== undefined && 'snippet' in edit);
    const script = edit.snippet.value;
    const heads = [...script.matchAll(/^# IPLog Lens: (\S+) - /gm)].map((m) => m[1] ?? '');
    const catalog = getRealCatalog();
    const expected = ['MDI1010', 'MDI1020'].flatMap(
      (id) => catalog.findSignature(id)?.remedies.map((use) => use.id) ?? [],
    );
    const checks = expected.filter((id) => catalog.findRemediation(id)?.kind === 'check');
    assert.deepEqual(new Set(heads), new Set(checks));
    assert.doesNotMatch(script, /-WhatIf/);
    const places = [...script.matchAll(/(?<!\\)\$\{(\d+)/g)].map((m) => Number(m[1]));
    assert.deepEqual(
      places,
      places.map((_, i) => i + 1),
    );
  });

  it('offer no commands that the editor does not have', async () => {
    const server = await startRunningServer();
    await server.open(sensorUri, text);
    const actions = await actionsAt(server, 1, []);
    server.stop();
    assert.ok(actions.length > 3);
    for (const action of actions) assert.equal(action.command, undefined, action.title);
  });
});

describe('no code action edits the log', () => {
  for (const [name, setup] of [
    ['our own client', { clientCommands: ourCommands }],
    ['an editor with snippets', {}],
    ['an editor that says nothing', { capabilities: {} }],
  ] as const) {
    it(`in ${name}, whatever was found`, async () => {
      const server = await startRunningServer(setup);
      const uri = 'file:///cases/transcript.txt';
      const examples = getRealCatalog().signatures.flatMap(({ examples }) => examples.match);
      const all = examples.map((example) => example.text).join('\n\n');
      await server.open(uri, all);
      const lines = all.split('\n').length;
      let seen = 0;
      for (let line = 0; line < lines; line += 50) {
        const range = { start: { line, character: 0 }, end: { line: line + 49, character: 0 } };
        for (const { title, edit } of await actionsIn(server, range, [], undefined, uri)) {
          seen++;
          for (const target of targetsOf(edit)) assert.match(target, /^untitled:[\w-]+\.ps1$/, title);
        }
      }
      server.stop();
      assert.ok(seen > 200, `only ${seen} actions`);
    });
  }
});

async function firstInsert(
  setup: Parameters<typeof startRunningServer>[0],
  title: string,
): Promise<CodeAction> {
  const server = await startRunningServer(setup);
  const diagnostics = await server.open(sensorUri, text);
  const actions = await actionsAt(server, 1, diagnostics);
  server.stop();
  const found = actions.find((action) => action.title.startsWith(title));
  assert.ok(found !== undefined, actions.map((action) => action.title).join('; '));
  return found;
}

async function actionsAt(
  server: RunningServer,
  line: number,
  diagnostics: readonly PlainDiagnostic[],
  character = 140,
  only?: readonly string[],
): Promise<CodeAction[]> {
  const position = { line, character };
  const here = diagnostics.filter(({ range }) => range.start.line === line);
  return await actionsIn(server, { start: position, end: position }, here, only);
}

async function actionsIn(
  server: RunningServer,
  range: Range,
  diagnostics: readonly Diagnostic[],
  only?: readonly string[],
  uri = sensorUri,
): Promise<CodeAction[]> {
  const context = { diagnostics, ...(only === undefined ? {} : { only }) };
  return (await server.request('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  })) as CodeAction[];
}

function targetsOf(edit: WorkspaceEdit | undefined): string[] {
  const changed = Object.keys(edit?.changes ?? {});
  const documents = (edit?.documentChanges ?? []).map((change) => {
    if ('textDocument' in change) return change.textDocument.uri;
    return 'uri' in change ? change.uri : `${change.kind} of another file`;
  });
  return [...changed, ...documents];
}
