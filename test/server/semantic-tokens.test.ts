import assert from 'node:assert/strict';
import type { SemanticTokens } from 'vscode-languageserver-protocol';
import { tokenTypes } from '#engine';
import { ourCommands, startRunningServer } from '../support/running-server.ts';
import { frames, healthy, noDomainController, sensorUri } from './sensor-lines.ts';

describe('semantic tokens', () => {
  const lines = [healthy(0), noDomainController(1), ...frames];

  it('are none in our own client as long as its grammar colours', async () => {
    assert.deepEqual(await tokensOf(lines.join('\n'), { ours: true }), []);
  });

  it('colour for every other editor, by the parts of a line', async () => {
    const tokens = await tokensOf(lines.join('\r\n'), { ours: false });
    const words = tokens.map(({ line, start, length, type }) => [
      type,
      lines[line]?.slice(start, start + length),
    ]);
    assert.deepEqual(words.slice(0, 3), [
      ['logTimestamp', '2026-03-14 09:26:00.0001'],
      ['logInfo', 'Info'],
      ['logComponent', 'Sensor'],
    ]);
    const has = (type: string, word: RegExp): boolean =>
      words.some(([name, text]) => name === type && word.test(String(text)));
    assert.ok(has('logError', /^Error$/));
    assert.ok(has('logException', /ExtendedException/));
    assert.ok(has('logKey', /count/));
    assert.ok(has('logFrame', /^CreateAsync$/));
  });

  it('colour in our own client above the lines at which VS Code switches its grammars off', async () => {
    const many = (count: number): string => Array.from({ length: count }, () => 'x').join('\n');
    const below = `${healthy(0)}\n${many(299_999)}`;
    assert.deepEqual(await tokensOf(below, { ours: true }), []);
    const above = await tokensOf(`${healthy(0)}\n${many(300_000)}`, { ours: true });
    assert.equal(above[0]?.type, 'logTimestamp');
  });

  it('colour above the size as well, and only the lines that are shown', async () => {
    const block = [healthy(0), 'x'.repeat(1000)].join('\n');
    const text = Array.from({ length: 20_500 }, () => block).join('\n');
    assert.ok(text.length > 20 * 1024 * 1024);
    const range = { start: { line: 30_000, character: 0 }, end: { line: 30_009, character: 0 } };
    const tokens = await tokensOf(text, { ours: true, range });
    assert.deepEqual([...new Set(tokens.map(({ line }) => line))], [30_000, 30_002, 30_004, 30_006, 30_008]);
  });

  it('are told to our own client for what is shown only, which VS Code asks for as long as it gets no more', async () => {
    for (const [options, full] of [
      [{ clientCommands: ourCommands }, false],
      [{}, true],
    ] as const) {
      const server = await startRunningServer(options);
      const { semanticTokensProvider } = server.initialized.capabilities;
      server.stop();
      assert.deepEqual([semanticTokensProvider?.full, semanticTokensProvider?.range], [full, true]);
    }
  });

  it('answer a nonsensical range with nothing', async () => {
    for (const [from, to] of [
      [50, 60],
      [3, 0],
      [-5, -1],
    ] as const) {
      const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
      assert.deepEqual(await tokensOf(lines.join('\n'), { ours: false, range }), []);
    }
  });
});

interface PlacedToken {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: string;
}

async function tokensOf(
  text: string,
  { ours, range }: { readonly ours: boolean; readonly range?: unknown },
): Promise<PlacedToken[]> {
  const server = await startRunningServer(ours ? { clientCommands: ourCommands } : {});
  await server.open(sensorUri, text);
  const method = `textDocument/semanticTokens/${range === undefined ? 'full' : 'range'}`;
  const { data } = (await server.request(method, {
    textDocument: { uri: sensorUri },
    range,
  })) as SemanticTokens;
  const { legend } = server.initialized.capabilities.semanticTokensProvider ?? {};
  server.stop();
  assert.deepEqual(legend?.tokenTypes, [...tokenTypes]);
  return decode(data, legend.tokenTypes);
}

/** LSP gives five numbers a token, each place relative to the one before. */
function decode(data: readonly number[], types: readonly string[]): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  let line = 0;
  let start = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0] = data.slice(i, i + 4);
    line += lines;
    start = lines === 0 ? start + columns : columns;
    tokens.push({ line, start, length, type: types[type] ?? 'unknown' });
  }
  return tokens;
}
