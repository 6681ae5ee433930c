import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildWorker } from './build-worker.ts';

let program: Promise<string> | undefined;

/** The program of a scanning thread, built once for all tests of a run from the code as it is now. */
export async function workerProgram(): Promise<string> {
  return await (program ??= build());
}

async function build(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-worker-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return await buildWorker('host/src/node/scan-pool/scan-worker.ts', folder);
}
