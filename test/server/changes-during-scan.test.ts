import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FindingsParams, LargeFileOpened, ScanSummary } from '#protocol';
import {
  hangingRecord,
  hangingSignature,
  innocentRecord,
  innocentSignature,
} from '../support/hanging-signature.ts';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword } from './sensor-lines.ts';

const FILES = 8;

describe('what changes while a scan runs', () => {
  let folder: string;
  let logs: string;
  let signatures: string;
  let settings: { limits: { occurrencesPerFinding: number }; userSignatures: { folder: string } };
  const servers: RunningServer[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    [logs, signatures] = [path.join(folder, 'logs'), path.join(folder, 'signatures')];
    mkdirSync(signatures);
    for (let node = 0; node < FILES; node++) {
      mkdirSync(path.join(logs, `DC0${node}`), { recursive: true });
      writeFileSync(logOf(node), textOf(node));
    }
    settings = { limits: { occurrencesPerFinding: 40 }, userSignatures: { folder: signatures } };
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes no difference in the end: signatures of the user', async () => {
    await disturb((server) => {
      writeFileSync(path.join(signatures, 'team.yaml'), innocentSignature);
      server.notify('workspace/didChangeWatchedFiles', { changes: [] });
    }, 'TEAM001');
  });

  it('makes no difference in the end: a signature of the user that is switched off', async () => {
    writeFileSync(path.join(signatures, 'team.yaml'), innocentSignature);
    writeFileSync(path.join(signatures, 'hanging.yaml'), hangingSignature());
    appendFileSync(logOf(FILES - 1), hangingRecord);
    await disturb(() => {}, 'TEAM001');
  });

  it('makes no difference in the end: limits', async () => {
    await disturb((server) => {
      settings.limits.occurrencesPerFinding = 2;
      server.notify('workspace/didChangeConfiguration', { settings: null });
    }, 'MDI1020');
  });

  it('makes no difference in the end for an open log', async () => {
    const uri = pathToFileURL(logOf(0)).href;
    const text = textOf(0).repeat(3);
    const server = await start();
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'log', version: 1, text: `${text}${healthy(1)}` },
    });
    // Text, limits and knowledge, all while the first scan runs.
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    settings.limits.occurrencesPerFinding = 3;
    writeFileSync(path.join(signatures, 'team.yaml'), innocentSignature);
    server.notify('workspace/didChangeConfiguration', { settings: null });
    const told = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      (sent) => sent.uri === uri && sent.version === 2 && JSON.stringify(sent).includes('TEAM001'),
    );
    const fresh = await start();
    assert.deepEqual(told.diagnostics, await fresh.open(uri, text));
    assert.ok(told.diagnostics.length < 50);
  });

  it('reaches a log that is too large for a document: it grows, and knowledge changes', async () => {
    const server = await start();
    const uri = pathToFileURL(logOf(0)).href;
    const open = async () => (await server.request('iplogLens/openLargeFile', { uri })) as LargeFileOpened;
    const before = (await open()).findings;
    let from = server.received.length;
    writeFileSync(path.join(signatures, 'team.yaml'), innocentSignature);
    server.notify('workspace/didChangeWatchedFiles', { changes: [] });
    await marks(server, uri, from, 'TEAM001');
    from = server.received.length;
    appendFileSync(logOf(0), `${noGmsaPassword(7)}\n`);
    // Nobody says so: the server looks by itself.
    await marks(server, uri, from, 'MDI1010');
    assert.ok((await open()).findings > before + 1);
    await server.request('iplogLens/closeLargeFile', { uri });
  });

  /** Disturbs a scan after its first findings, and compares what it comes to with that of a new server. */
  async function disturb(change: (server: RunningServer) => void, expected: string): Promise<void> {
    const server = await start();
    const scan = scanAll(server);
    await server.waitFor('iplogLens/findings');
    change(server);
    const disturbed = await scan;
    assert.ok(JSON.stringify(disturbed).includes(expected));
    assert.deepEqual(disturbed, await scanAll(await start()));
  }

  async function start(): Promise<RunningServer> {
    const server = await startRunningServer({ settings });
    servers.push(server);
    return server;
  }

  /** What was told last of each log, and what was said of all. */
  async function scanAll(server: RunningServer): Promise<unknown> {
    const uris = [pathToFileURL(logs).href];
    const { sources, sourcesWithFindings, bytes, ended } = (await server.request('iplogLens/scan', {
      uris,
    })) as ScanSummary;
    const told = new Map<string, unknown>();
    for (const { method, params } of server.received) {
      if (method !== 'iplogLens/findings') continue;
      const { source } = params as FindingsParams;
      told.set(source.uri, source.groups);
    }
    assert.equal(told.size, FILES);
    return {
      sources,
      sourcesWithFindings,
      bytes,
      ended,
      told: [...told].sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }

  async function marks(server: RunningServer, uri: string, from: number, code: string): Promise<void> {
    await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      (sent) => sent.uri === uri && JSON.stringify(sent.diagnostics).includes(`"${code}"`),
      from,
    );
  }

  function logOf(node: number): string {
    return path.join(logs, `DC0${node}`, 'Microsoft.Tri.Sensor.log');
  }

  /** Large enough for a thread of its own. */
  function textOf(node: number): string {
    const lines = Array.from({ length: 8000 }, (_, i) =>
      i % 80 === node
        ? noDomainController(i % 60, `dc${i}`)
        : i % 500 === 9
          ? innocentRecord
          : healthy(i % 60),
    );
    return `${lines.join('\n')}\n`;
  }
});
