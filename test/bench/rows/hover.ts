import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { type BenchLine, type BenchRow, benchLog } from '../bench-row.ts';

/** How long a hover and a code action take in the real server while it scans, in milliseconds for the client. */
export const hoverRow: BenchRow = {
  name: 'hover',
  title: 'answers of the language server while a scan runs',
  async measure(context) {
    const logs = [1, 2, 3, 4].map((n) => benchLog(context, { seed: context.seed * 100 + n }));
    const text = readFileSync(benchLog(context, { megabytes: 1 }), 'utf8').slice(0, 200_000);
    const server = spawn(process.execPath, [path.join(context.dist, 'cli.cjs'), 'lsp', '--stdio']);
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    const uri = 'file:///bench/Microsoft.Tri.Sensor.log';
    const textDocument = { uri, languageId: 'mdi-sensor-log', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const lines = text.split('\n').length;
    const position = (i: number): object => ({ line: (i * 37) % lines, character: 30 });
    const requests = {
      hover: async (i: number) =>
        await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: position(i) }),
      'code action': async (i: number) =>
        await connection.sendRequest('textDocument/codeAction', {
          textDocument: { uri },
          range: { start: position(i), end: position(i) },
          context: { diagnostics: [] },
        }),
    };
    await requests.hover(0);
    const scanning = { done: false };
    const scan = connection
      .sendRequest('iplogLens/scan', { uris: logs.map((log) => pathToFileURL(log).href) })
      .finally(() => (scanning.done = true));
    const took = { hover: [] as number[], 'code action': [] as number[] };
    for (let i = 0; !scanning.done; i++) {
      for (const name of ['hover', 'code action'] as const) {
        const before = performance.now();
        await requests[name](i);
        took[name].push(performance.now() - before);
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await scan;
    connection.dispose();
    server.kill();
    return (['hover', 'code action'] as const).map((name): BenchLine => {
      const sorted = took[name].toSorted((a, b) => a - b);
      const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
      return {
        name: `${name}, slowest of a hundred, ${sorted.length} asked`,
        milliseconds: p99,
        aim: { text: 'at most 20 ms', met: p99 <= 20 },
      };
    });
  },
};
