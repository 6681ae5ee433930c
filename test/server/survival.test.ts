import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ServerInfo } from '#protocol';
import { findRegisteredRequests } from '../support/registered-requests.ts';
import { requestMaterial } from '../support/request-material.ts';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { hostileValues, unseenValues } from './hostile-values.ts';
import { healthy, noDomainController, sensorUri } from './sensor-lines.ts';

const requests = Object.keys(requestMaterial);
const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeConfiguration',
  '$/cancelRequest',
  '$/setTrace',
];

describe('the server survives', () => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await startRunningServer();
  });
  afterEach(async () => {
    // The proof: it still does its work.
    const uri = 'file:///afterwards/Microsoft.Tri.Sensor.log';
    const [found] = await server.open(uri, noDomainController(1));
    server.stop();
    assert.equal(found?.code, 'MDI1020');
  });

  it('requests and notifications without any sense, and counts what failed', async () => {
    await server.open(sensorUri, noDomainController(1));
    const document = { textDocument: { uri: sensorUri } };
    const nonsense: readonly unknown[] = [
      {},
      [],
      { textDocument: null },
      { textDocument: { uri: 42 } },
      { textDocument: { uri: '::::' }, position: null },
      { ...document, position: { line: 9e9, character: -4 }, range: {}, context: {} },
      { ...document, position: { line: 0.5, character: 'x' }, range: null, context: null },
      { ...document, range: { start: { line: 1e9, character: 0 }, end: { line: 2e9, character: 0 } } },
      { uri: null, text: {} },
      { finding: null, form: 'song' },
      { finding: { signatureId: {}, uri: [], line: 'x' }, form: 1 },
      { uses: 'all', format: null },
      { uses: [null, { remediationId: 'Get-GmsaPasswordReader', signatureId: 'MDI1010' }], format: 'x' },
      { uris: 'file:///' },
      { uris: [null, 1, '%', 'file://%zz', 'http://evil.test/', 'untitled:x'] },
    ];
    for (const params of nonsense) {
      for (const method of notifications) server.notify(method, params);
      for (const method of requests) await answerOrRefusal(method, params);
    }
    const { failures } = await info();
    assert.ok((failures['textDocument/hover'] ?? 0) > 0);
    assert.ok((failures['iplogLens/remediate'] ?? 0) > 0);
    assert.deepEqual(
      Object.keys(failures).filter(
        (method) => ![...requests, 'textDocument/publishDiagnostics'].includes(method),
      ),
      [],
    );
    const told = server.received.filter(({ method }) => method === 'window/logMessage');
    assert.ok(told.some(({ params }) => /textDocument\/hover failed: /.test(JSON.stringify(params))));
  });

  it('every request that it has a handler for, because each has material for random input', async () => {
    const registered = await findRegisteredRequests(server);
    assert.deepEqual(requests.toSorted(), registered, 'see test/support/request-material.ts');
  });

  it('methods that it does not know, with an error for each request', async () => {
    for (const method of [
      'no/such',
      'workspace/executeCommand',
      'codeAction/resolve',
      'textDocument/rename',
    ]) {
      await assert.rejects(server.request(method, { command: 'rm', arguments: ['-rf'] }), { code: -32601 });
      server.notify(method, {});
    }
  });

  it('bytes on the wire that are no message', async () => {
    const frame = (content: string): string =>
      `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    server.sendRaw(frame('not json'));
    server.sendRaw(frame('{"jsonrpc":"2.0"}'));
    server.sendRaw(frame('[]'));
    server.sendRaw(frame('null'));
    server.sendRaw(frame('{"jsonrpc":"2.0","id":{},"method":7,"params":"x"}'));
    server.sendRaw(frame('{"jsonrpc":"2.0","id":99999,"result":"nobody asked"}'));
    assert.ok((await info()).uptimeMilliseconds >= 0);
  });

  it('edits outside the text, backwards, of documents that are not open, and without a version', async () => {
    await server.open(sensorUri, `${healthy(1)}\n${noDomainController(2)}`);
    const edits: readonly unknown[] = [
      { start: { line: 5, character: 9 }, end: { line: 1, character: 0 } },
      { start: { line: 900, character: 0 }, end: { line: 901, character: 5 } },
      { start: { line: -1, character: -1 }, end: { line: 0, character: 0 } },
      { start: { line: 0, character: 1e9 }, end: { line: 0, character: 2e9 } },
    ];
    let version = 2;
    for (const range of edits) {
      for (const uri of [sensorUri, 'file:///not/open.log']) {
        server.notify('textDocument/didChange', {
          textDocument: { uri, version: version++ },
          contentChanges: [{ range, text: 'q\n' }],
        });
      }
      server.notify('textDocument/didChange', {
        textDocument: { uri: sensorUri },
        contentChanges: [{ range, text: 'q' }, null, { text: 7 }],
      });
    }
    const found = await server.change(sensorUri, version, noDomainController(3));
    assert.equal(found.length, 1);
  });

  it('opening twice, closing twice and closing what was never open', async () => {
    await server.open(sensorUri, noDomainController(1));
    await server.open(sensorUri, noDomainController(1));
    for (let i = 0; i < 3; i++) server.close(sensorUri);
    server.close('file:///never/open.log');
    assert.equal(await server.request('textDocument/hover', hoverAt(0)), null);
  });

  it('a document that is closed while it is scanned: its marks do not come back', async () => {
    for (let i = 0; i < 30; i++) {
      const textDocument = { uri: sensorUri, languageId: 'log', version: 1, text: noDomainController(1) };
      server.notify('textDocument/didOpen', { textDocument });
      server.close(sensorUri);
    }
    await info();
    // Longer than a change has to be quiet before it is scanned.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const last = server.received.findLast(({ method }) => method === 'textDocument/publishDiagnostics');
    assert.ok(last !== undefined);
    assert.deepEqual((last.params as Published).diagnostics, []);
  });

  const documents: Readonly<Record<string, string>> = {
    empty: '',
    'only line ends': '\r\n\r\r\n\n\u2028\u2029\u0085',
    'control characters, a lone surrogate and a mark in the middle':
      '\ud800\u0000\ufeff\u0007\u001b[2J\udc00',
    'brackets without end': '['.repeat(200_000),
    'a stack without end': Array.from({ length: 100_000 }, () => '   at a.b()').join('\n'),
    'a line of megabytes': `${'x'.repeat(5_000_000)} ${noDomainController(1)}`,
    'a hundred thousand causes': '---> '.repeat(100_000),
    'keys without values': '[a= b= '.repeat(50_000),
    'quotes and braces': '\'"{}`$'.repeat(30_000),
    'stamps only': Array.from({ length: 50_000 }, () => '2026-03-14 09:26:53.0001').join('\n'),
    'all that attackers write': [...hostileValues, ...unseenValues]
      .map((value) => noDomainController(1, value))
      .join('\n'),
  };
  for (const [name, text] of Object.entries(documents)) {
    it(`a document of ${name}`, async () => {
      await server.open(sensorUri, text);
      for (const method of requests.filter((one) => one.startsWith('textDocument/'))) {
        await server.request(method, {
          textDocument: { uri: sensorUri },
          position: { line: 0, character: 90 },
          range: { start: { line: 0, character: 0 }, end: { line: 50, character: 0 } },
          context: { diagnostics: [] },
        });
      }
      assert.deepEqual((await info()).failures, {});
    });
  }

  it('any sequence of edits: what it knows equals what a fresh look finds', async () => {
    const piece = fc.constantFrom(
      noDomainController(1),
      healthy(2),
      '\r\n',
      '\n',
      'communicate',
      'x',
      '',
      '\ud83d\ude00',
    );
    const at = fc.record({
      line: fc.integer({ min: 0, max: 6 }),
      character: fc.integer({ min: 0, max: 220 }),
    });
    const edit = fc.record({ range: fc.record({ start: at, end: at }), text: piece });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const one = await startRunningServer();
        await one.open(sensorUri, [healthy(0), noDomainController(1)].join('\r\n'));
        const from = one.received.length;
        edits.forEach((contentChange, i) => {
          one.notify('textDocument/didChange', {
            textDocument: { uri: sensorUri, version: i + 2 },
            contentChanges: [contentChange],
          });
        });
        const isLast = ({ version }: Published): boolean => version === edits.length + 1;
        const after = await one.waitFor<Published>('textDocument/publishDiagnostics', isLast, from);
        // The document as the server has it is what the edits make of it in any other client.
        const { TextDocument } = await import('vscode-languageserver-textdocument');
        const mirror = TextDocument.create(
          sensorUri,
          'log',
          1,
          [healthy(0), noDomainController(1)].join('\r\n'),
        );
        edits.forEach((contentChange, i) => TextDocument.update(mirror, [contentChange], i + 2));
        one.close(sensorUri);
        const fresh = await one.open(sensorUri, mirror.getText());
        one.stop();
        assert.deepEqual(after.diagnostics, fresh);
      }),
      { numRuns: 12 },
    );
  });

  it('a runtime that fails, and says which handler failed how often', async () => {
    let hasCalendar = true;
    const broken = await startRunningServer({
      runtime: {
        today: () => {
          if (!hasCalendar) throw new Error('no calendar');
          return '2026-03-14';
        },
      },
    });
    await broken.open(sensorUri, noDomainController(1));
    hasCalendar = false;
    assert.equal(await broken.request('textDocument/hover', hoverAt(0)), null);
    assert.equal(await broken.request('textDocument/hover', hoverAt(0)), null);
    const { failures } = (await broken.request('iplogLens/serverInfo', {})) as ServerInfo;
    broken.stop();
    assert.deepEqual(failures, { 'textDocument/hover': 2 });
    const told = broken.received.filter(({ method }) => method === 'window/logMessage');
    assert.match(JSON.stringify(told), /textDocument\/hover failed: Error\\n {4}at /);
    assert.doesNotMatch(JSON.stringify(told), /no calendar/, 'the message of an error may quote the log');
  });

  async function info(): Promise<ServerInfo> {
    return (await server.request('iplogLens/serverInfo', {})) as ServerInfo;
  }

  /** Any answer will do, also an error, as long as there is one. */
  async function answerOrRefusal(method: string, params: unknown): Promise<void> {
    try {
      await server.request(method, params);
    } catch (error) {
      assert.ok(error instanceof Error && 'code' in error, method);
    }
  }
});

function hoverAt(line: number): unknown {
  return { textDocument: { uri: sensorUri }, position: { line, character: 120 } };
}
