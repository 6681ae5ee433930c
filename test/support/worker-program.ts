import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildWorker } from './build-worker.ts';

const programs = new Map<string, Promise<string>>();

/** The program of a scanning thread, built once for all tests of a run from the code as it is now. */
export async function workerProgram(): Promise<string> {
  return await program('host/src/node/scan-pool/scan-worker.ts');
}

/** The same for a searching thread. */
export async function searchProgram(): Promise<string> {
  return await program('host/src/node/search/search-worker.ts');
}

async function program(entry: string): Promise<string> {
  const known = programs.get(entry);
  if (known !== undefined) return await known;
  const made = build(entry);
  programs.set(entry, made);
  return await made;
}

async function build(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-worker-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return await buildWorker(entry, folder);
}
