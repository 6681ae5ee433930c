import assert from 'node:assert/strict';
import type { DocumentLink, DocumentSymbol, FoldingRange } from 'vscode-languageserver-protocol';
import { getRealCatalog } from '../support/real-catalog.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { frames, healthy, noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

describe('the outline of a log', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer();
  });
  after(() => server.stop());

  it('has a day after another, with the findings in them', async () => {
    const lines = [healthy(0), noGmsaPassword(1), healthy(2), noDomainController(3), ...frames];
    const next = lines.map((line) => line.replace('2026-03-14', '2026-03-15'));
    const days = await symbolsOf(sensorUri, [...lines, ...next].join('\r\n'));
    assert.deepEqual(
      days.map(({ name, range, children = [] }) => [
        name,
        range.start.line,
        range.end.line,
        children.map(({ detail, range: at }) => [detail, at.start.line]),
      ]),
      [
        [
          '2026-03-14 (UTC)',
          0,
          5,
          [
            ['MDI1010', 1],
            ['MDI1020', 3],
          ],
        ],
        [
          '2026-03-15 (UTC)',
          6,
          11,
          [
            ['MDI1010', 7],
            ['MDI1020', 9],
          ],
        ],
      ],
    );
    const [child] = days[0]?.children ?? [];
    assert.equal(child?.name, getRealCatalog().findSignature('MDI1010')?.title);
  });

  it('has the commands of a PowerShell session, and a snapshot for those that asked for the status', async () => {
    const uri = 'file:///cases/transcript.txt';
    const runs = await symbolsOf(
      uri,
      ['PS C:\\> Get-ScanStatus', 'Cluster : A', '', 'PS C:\\> Start-Scan', 'The scan has started.'].join(
        '\n',
      ),
    );
    assert.deepEqual(
      runs.map(({ name, range }) => [name, range.start.line, range.end.line]),
      [
        ['A', 1, 1],
        ['PS C:\\> Start-Scan', 3, 4],
      ],
    );
  });

  it('keeps every symbol inside its parent and every selection inside its range, as editors demand', async () => {
    const examples = getRealCatalog().signatures.flatMap((signature) => signature.examples.match);
    const uri = 'file:///cases/Microsoft.Tri.Sensor.log';
    const lines = examples.map(({ text }, i) => `2026-03-${10 + (i % 9)} 09:00:00.0001 Error C ${text}`);
    const check = (symbols: readonly DocumentSymbol[], outer?: DocumentSymbol): void => {
      for (const symbol of symbols) {
        assert.ok(inside(symbol.selectionRange, symbol.range), symbol.name);
        if (outer !== undefined) assert.ok(inside(symbol.range, outer.range), symbol.name);
        assert.notEqual(symbol.name, '', 'VS Code drops the whole outline for one empty name');
        check(symbol.children ?? [], symbol);
      }
    };
    const symbols = await symbolsOf(uri, lines.join('\n'));
    assert.ok(symbols.length > 5);
    check(symbols);
  });

  it('stays small in a log of many days and errors', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => {
      const date = new Date(Date.UTC(1970, 0, 1 + i)).toISOString().slice(0, 10);
      return noDomainController(1).replace('2026-03-14', date);
    });
    const symbols = await symbolsOf(sensorUri, lines.join('\n'));
    const all = symbols.length + symbols.reduce((sum, { children = [] }) => sum + children.length, 0);
    assert.ok(all <= 4000, `${all} symbols`);
  });

  async function symbolsOf(uri: string, text: string): Promise<DocumentSymbol[]> {
    return await answer(server, 'textDocument/documentSymbol', uri, text);
  }
});

describe('folding', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer();
  });
  after(() => server.stop());

  it('folds a record with its stack to its first line, and nothing of one line', async () => {
    const lines = [healthy(0), noDomainController(1), ...frames, healthy(2), noGmsaPassword(3), frames[0]];
    const ranges = await answer<FoldingRange[]>(
      server,
      'textDocument/foldingRange',
      sensorUri,
      lines.join('\r\n'),
    );
    assert.deepEqual(
      ranges.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [1, 3],
        [5, 6],
      ],
    );
  });

  it('stays within what VS Code keeps', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? healthy(1) : (frames[0] ?? '')));
    const ranges = await answer<FoldingRange[]>(
      server,
      'textDocument/foldingRange',
      sensorUri,
      lines.join('\n'),
    );
    assert.equal(ranges.length, 5000);
  });
});

describe('links', () => {
  it('lead from the number of an update or a sign-in error to its page, and nowhere else', async () => {
    const server = await startRunningServer();
    const lines = [
      'See https://evil.test/KB5009557x and KB5009557, then KB123.',
      'AADSTS7000215: Invalid client secret; AADSTS1 is none.',
    ];
    const links = await answer<DocumentLink[]>(
      server,
      'textDocument/documentLink',
      'file:///cases/ticket.txt',
      lines.join('\r\n'),
    );
    server.stop();
    const shown = links.map(({ range, target }) => [
      lines[range.start.line]?.slice(range.start.character, range.end.character),
      target,
    ]);
    assert.deepEqual(shown, [
      ['KB5009557', 'https://support.microsoft.com/help/5009557'],
      ['AADSTS7000215', 'https://login.microsoftonline.com/error?code=7000215'],
    ]);
  });
});

async function answer<Result>(
  server: RunningServer,
  method: string,
  uri: string,
  text: string,
): Promise<Result> {
  await server.open(uri, text);
  const result = await server.request(method, { textDocument: { uri } });
  server.close(uri);
  return result as Result;
}

function inside(inner: DocumentSymbol['range'], outer: DocumentSymbol['range']): boolean {
  const before = (a: DocumentSymbol['range']['start'], b: DocumentSymbol['range']['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}
