import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-protocol';
import { createCatalog } from '#engine';
import { getBuiltCatalog, getRealCatalog } from '../support/real-catalog.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { ourCommands, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

describe('hover', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer({
      clientCommands: ourCommands,
      runtime: { loadCatalog: async () => withCodes() },
    });
  });
  after(() => server.stop());
  afterEach(() => server.close(sensorUri));

  it('answers what it means, how often here, why, what to run, which values, where it is from, what to mind', async () => {
    await server.open(sensorUri, [healthy(0), noGmsaPassword(1), noGmsaPassword(2)].join('\n'));
    const { text } = readMarkdown(await hoverAt(1, 140));
    const signature = getRealCatalog().findSignature('MDI1010');
    assert.ok(signature !== undefined);
    inOrder(text, [
      signature.title,
      'MDI1010',
      signature.meaning,
      'Here: 2 times in this file, from 2026-03-14 09:26:01 UTC to 2026-03-14 09:26:02 UTC',
      'Likely causes',
      ...signature.causes.map((cause) => cause.text),
      'What to do',
      ...signature.steps,
      'Check: Who may read the gMSA password?',
      'Fix: Let a security group read the gMSA password',
      'Captured here',
      'errorCode: AccessDenied',
      'account: mdiSvc01',
      'domain: contoso.test',
      'References',
      `${signature.references[0]?.title}, verified ${signature.references[0]?.verified}`,
      'Mind',
      ...signature.notes,
    ]);
  });

  it('covers exactly the matched text', async () => {
    await server.open(sensorUri, [healthy(0), noGmsaPassword(1)].join('\n'));
    const line = noGmsaPassword(1);
    const { range } = await hover(1, 140);
    assert.deepEqual(range, {
      start: { line: 1, character: line.indexOf('GMSA password') },
      end: { line: 1, character: line.length },
    });
  });

  it('answers anywhere on the line of a finding, and nowhere else', async () => {
    await server.open(sensorUri, [healthy(0), noGmsaPassword(1), healthy(2)].join('\n'));
    assert.match(await hoverAt(1, 60), /MDI1010/);
    assert.equal(await server.request('textDocument/hover', at(0, 60)), null);
    assert.equal(await server.request('textDocument/hover', at(2, 60)), null);
    assert.equal(await server.request('textDocument/hover', at(99, 0)), null);
  });

  it('says that something has ended, by the date of today', async () => {
    const uri = 'file:///cases/ticket.txt';
    await server.open(uri, 'The sensor failed to connect to service.');
    const answer = (await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 8 },
    })) as Hover;
    server.close(uri);
    assert.match(readMarkdown(valueOf(answer)).text, /Baltimore CyberTrust Root ended on 2025-05-12/);
  });

  it('links only to what our client runs and to the references, with the values in the argument', async () => {
    await server.open(sensorUri, noGmsaPassword(1));
    const { links, images, html } = readMarkdown(await hoverAt(0, 140));
    assert.deepEqual([images, html], [[], []]);
    const commands = links.filter((link) => !link.startsWith('https://learn.microsoft.com/'));
    assert.ok(commands.length >= 2);
    for (const link of commands) {
      assert.match(link, /^command:iplogLens\.insertRemediation\?/);
      const [use] = JSON.parse(decodeURIComponent(link.slice(link.indexOf('?') + 1))) as [
        { signatureId: string; values: unknown; provenance: unknown },
      ];
      assert.equal(use.signatureId, 'MDI1010');
      assert.deepEqual(use.values, {
        errorCode: 'AccessDenied',
        account: 'mdiSvc01',
        domain: 'contoso.test',
      });
      assert.deepEqual(use.provenance, {
        source: 'Microsoft.Tri.Sensor.log',
        line: 1,
        time: '2026-03-14T09:26:01.000Z',
      });
    }
  });

  it('keeps every value of an argument inside its link', async () => {
    for (const account of ["x)y[z(command:quit)!*'", '`<img/src=x>"', '\\)\\(', '%29%5D', '\ud83d\ude00)']) {
      await server.open(sensorUri, noGmsaPassword(1, account));
      const { links, images, html } = readMarkdown(await hoverAt(0, 140));
      server.close(sensorUri);
      assert.deepEqual([images, html], [[], []]);
      const commands = links.filter((link) => !link.startsWith('https://learn.microsoft.com/'));
      assert.ok(commands.length >= 2);
      for (const link of commands) {
        const [, argument = ''] = /^command:iplogLens\.insertRemediation\?([\w%.~-]+)$/.exec(link) ?? [];
        const [use] = JSON.parse(decodeURIComponent(argument)) as [{ values: { account: string } }];
        assert.equal(use.values.account, account);
      }
    }
  });

  it('has no command links for another editor', async () => {
    const other = await startRunningServer();
    await other.open(sensorUri, noGmsaPassword(1));
    const value = valueOf((await other.request('textDocument/hover', at(0, 140))) as Hover);
    other.stop();
    assert.match(value, /Get-GmsaPasswordReader/);
    for (const link of readMarkdown(value).links) assert.match(link, /^https:/);
  });

  it('is plain text for an editor that shows no Markdown', async () => {
    const plain = await startRunningServer({
      capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
    });
    await plain.open(sensorUri, noGmsaPassword(1, '`a*b_c`'));
    const { contents } = (await plain.request('textDocument/hover', at(0, 140))) as Hover;
    plain.stop();
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    const signature = getRealCatalog().findSignature('MDI1010');
    inOrder(contents.value, [
      `${signature?.title} · MDI1010`,
      signature?.meaning ?? '',
      'Check: Who may read the gMSA password? Get-GmsaPasswordReader',
      'account: `a*b_c` (names a person or machine)',
      '(https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues), verified',
    ]);
    assert.doesNotMatch(contents.value, /\\\*|\*\*|&lt;/);
  });

  it('says what an error code means, on the code itself and on the card of a known error', async () => {
    const lines = ['Applied package, result 0x80070643', noDomainController(1, 'dc01[0x80070643')];
    await server.open(sensorUri, lines.join('\n'));
    assert.match(readMarkdown(await hoverAt(0, 30)).text, /0x80070643 \(hresult\): ERROR_INSTALL_FAILURE/);
    assert.equal(await server.request('textDocument/hover', at(0, 3)), null);
    const { text } = readMarkdown(await hoverAt(1, 120));
    inOrder(text, ['Captured here', '0x80070643 (hresult): ERROR_INSTALL_FAILURE', 'References']);
  });

  it('says what a code means at each of its mentions, in the notation that stands there', async () => {
    const line = 'Result 0x80070643, then error -2147023293, at last 0x80070643';
    await server.open(sensorUri, [healthy(0), line].join('\n'));
    for (const [column, text] of [
      [line.indexOf('0x8'), '0x80070643'],
      [line.indexOf('-2147') + 2, '-2147023293'],
      [line.lastIndexOf('0x8') + 10, '0x80070643'],
    ] as const) {
      const shown = readMarkdown(await hoverAt(1, column)).text.trim();
      assert.ok(shown.startsWith(`${text} (`), shown);
      assert.equal(shown.split('\n').length, 1);
    }
    assert.equal(await server.request('textDocument/hover', at(1, line.indexOf('then') + 1)), null);
  });

  it('gives the time of a stamp in UTC where the format says so', async () => {
    await server.open(sensorUri, [healthy(0), noGmsaPassword(1)].join('\n'));
    assert.match(await hoverAt(0, 5), /^\*\*UTC\*\* 2026-03-14 09:26:00\.000$/);
    assert.match(await hoverAt(1, 5), /^\*\*UTC\*\* 2026-03-14 09:26:01\.000\n\n---\n\n\*\*gMSA password/);
  });

  it('shows both clocks of a setup log and how far they are apart', async () => {
    const uri = 'file:///cases/Azure%20Advanced%20Threat%20Protection%20Sensor_20260314112653.log';
    const line =
      '[1C60:1AA8][2026-03-14T11:26:53]i000: 2026-03-14 09:26:53.1230 Debug DeploymentModel Detecting state';
    await server.open(uri, line);
    for (const character of [15, 50]) {
      const answer = await server.request('textDocument/hover', {
        textDocument: { uri },
        position: { line: 0, character },
      });
      const { text } = readMarkdown(valueOf(answer as Hover));
      assert.match(text, /UTC 2026-03-14 09:26:53\.123/);
      assert.match(text, /Local time of the machine 2026-03-14T11:26:53/);
      assert.match(text, /Local time is UTC\+2\./);
    }
    server.close(uri);
  });

  it('never guesses a time zone', async () => {
    const uri = 'file:///cases/Azure%20Advanced%20Threat%20Protection%20Sensor_20260314112653.log';
    await server.open(uri, '[1C60:1AA8][2026-03-14T11:26:53]i001: Burn v3.10.4, Windows v10.0');
    const answer = await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 15 },
    });
    server.close(uri);
    assert.match(valueOf(answer as Hover), /does not state the time zone, so no UTC time is given/);
  });

  const at = (line: number, character: number): unknown => ({
    textDocument: { uri: sensorUri },
    position: { line, character },
  });

  async function hover(line: number, character: number): Promise<Hover> {
    const answer = await server.request('textDocument/hover', at(line, character));
    assert.ok(answer !== null, `no hover at ${line}:${character}`);
    return answer as Hover;
  }

  async function hoverAt(line: number, character: number): Promise<string> {
    return valueOf(await hover(line, character));
  }
});

function valueOf({ contents }: Hover): string {
  assert.ok(typeof contents === 'object' && 'kind' in contents);
  assert.equal(contents.kind, 'markdown');
  return contents.value;
}

function inOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    assert.ok(at >= 0, `'${part}' is missing or in the wrong place in:\n${text}`);
    from = at + part.length;
  }
}

/** The real knowledge with one code whose meaning this test knows. */
function withCodes(): ReturnType<typeof createCatalog> {
  const code = {
    family: 'hresult',
    code: 0x80070643,
    name: 'ERROR_INSTALL_FAILURE',
    message: 'Fatal.',
  } as const;
  return createCatalog({ ...getBuiltCatalog().data, codes: { codes: [code] } });
}
