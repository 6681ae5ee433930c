import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { FindingsParams } from '#protocol';
import { type MadeCase, makeCase } from '../../support/make-case.ts';
import {
  alternate,
  type BenchContext,
  type BenchLine,
  type BenchRow,
  timeScan,
  tinyLog,
} from '../bench-row.ts';
import { memoryLine, peakOf } from './memory.ts';

/** A whole case as customers send it, zips in a zip, against the same files unpacked; `--mb 2000` is as large as they get. */
export const caseRow: BenchRow = {
  name: 'case',
  title: 'a case with zips in it, and the same unpacked',
  async measure(context) {
    const { megabytes } = context;
    const made = benchCase(context);
    const tiny = tinyLog(context);
    const ms = await alternate(context.rounds, {
      start: () => timeScan(context, [tiny]),
      unpacked: () => timeScan(context, [made.unpacked]),
      zip: () => timeScan(context, [made.zip]),
    });
    const idle = peakOf(context, [tiny]);
    const rate = (name: string, took = 0): BenchLine => ({
      name: `${name}, command without its start`,
      milliseconds: Math.max(1, took - (ms.start ?? 0)),
      megabytes,
    });
    const { first, all, bytes } = await scanInServer(context, made.zip);
    return [
      rate('unpacked', ms.unpacked),
      rate('zip', ms.zip),
      {
        name: 'zip, first finding in the language server',
        milliseconds: first,
        aim: { text: 'at most 2 s', met: first <= 2000 },
      },
      { name: 'zip, all of it in the language server', milliseconds: all, megabytes },
      memoryLine('unpacked, command', megabytes, peakOf(context, [made.unpacked]) - idle),
      memoryLine('zip, command', megabytes, peakOf(context, [made.zip]) - idle),
      ...(bytes === undefined ? [] : [memoryLine('zip, language server', megabytes, bytes)]),
    ];
  },
};

function benchCase({ catalog, folder, megabytes, seed }: BenchContext): MadeCase {
  const home = path.join(folder, `case-${megabytes}-${seed}`);
  if (!existsSync(home)) {
    const samples = path.resolve(import.meta.dirname, '../../../samples/contoso-case');
    makeCase(catalog, { folder: `${home}.part`, samples, megabytes, seed });
    renameSync(`${home}.part`, home);
  }
  return { unpacked: path.join(home, 'unpacked'), zip: path.join(home, 'case.zip') };
}

/** Milliseconds until the first finding came and until all had; bytes of memory above those before, where the system tells. */
async function scanInServer(
  { dist }: BenchContext,
  zip: string,
): Promise<{ first: number; all: number; bytes: number | undefined }> {
  const server = spawn(process.execPath, [path.join(dist, 'cli.cjs'), 'lsp', '--stdio']);
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let first = 0;
  let start = 0;
  connection.onNotification('iplogLens/findings', ({ source }: FindingsParams) => {
    if (first === 0 && source.groups.length > 0) first = performance.now() - start;
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  await connection.sendRequest('iplogLens/serverInfo', {});
  const idle = peakOfProcess(server.pid);
  start = performance.now();
  await connection.sendRequest('iplogLens/scan', { uris: [pathToFileURL(zip).href] });
  const all = performance.now() - start;
  const peak = peakOfProcess(server.pid);
  connection.dispose();
  server.kill();
  return { first, all, bytes: idle === undefined || peak === undefined ? undefined : peak - idle };
}

/** The most resident memory that a process had; known on Linux. */
function peakOfProcess(pid: number | undefined): number | undefined {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return undefined;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
}
