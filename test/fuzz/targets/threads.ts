import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { combineScans, jsonReport, type SourceScan } from '#engine';
import { findSources, ScanPool } from '#host';
import { buildWorker } from '../../support/build-worker.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { makeLog } from '../some-log.ts';

const decoder = new TextDecoder();

/** Several logs scanned by this thread, by one worker and by two give the same report, to the byte. */
export const threads: FuzzTarget = {
  name: 'threads',
  make: (random) => new TextEncoder().encode(JSON.stringify(random.several(2, 5, () => makeLog(random)))),
  async check(input) {
    const logs = JSON.parse(decoder.decode(input)) as string[];
    const { folder, pools } = await prepare();
    const files = logs.map((log, i) => {
      const [name = ''] = log.split('\n', 1);
      const file = path.join(folder, `${i} ${name}`);
      writeFileSync(file, log.slice(name.length + 1));
      return file;
    });
    const [alone, ...others] = await Promise.all(pools.map(async (pool) => await report(pool, files)));
    for (const other of others) assert.equal(other, alone, 'what is found depends on the number of threads');
    for (const file of files) rmSync(file);
  },
};

interface Prepared {
  readonly folder: string;
  readonly pools: readonly ScanPool[];
}

let prepared: Promise<Prepared> | undefined;

/** Once for all cases: a worker takes longer to start than a case. */
async function prepare(): Promise<Prepared> {
  return await (prepared ??= (async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-threads-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const program = await buildWorker('host/src/node/scan-pool/scan-worker.ts', folder);
    const eager = { program, largeBytes: 1, startBytes: 1, keepFree: true };
    const pools = [{ threads: 1 }, { ...eager, threads: 2 }, { ...eager, threads: 3 }];
    return { folder, pools: pools.map((options) => new ScanPool(options)) };
  })());
}

async function report(pool: ScanPool, files: readonly string[]): Promise<string> {
  const catalog = getRealCatalog();
  const scans: SourceScan[] = [];
  const sources = findSources(files, { onProblem: (problem) => assert.fail(problem.message) });
  for await (const { index, scan } of pool.scan(catalog, sources)) scans[index] = scan;
  return jsonReport(combineScans(catalog, scans), catalog, { name: 'iplog-lens', version: '0' });
}
