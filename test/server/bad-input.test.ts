import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { ScanPool } from '#host';
import type { FindingsParams, OpenedBundle, ScanSummary } from '#protocol';
import { itTellsOfBadInputs } from '../support/bad-inputs.ts';
import { chunkLength } from '../../host/src/node/file-range.ts';
import { breakDisk } from '../support/faulty-disk.ts';
import { makeZip } from '../support/make-zip.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { toldFindings } from '../support/told-findings.ts';
import { noDomainController, sensorUri } from './sensor-lines.ts';

describe('a scan of the server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    writeFileSync(path.join(folder, 'beside.log'), noDomainController(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  itTellsOfBadInputs(async (place, zip) => {
    const server = await startRunningServer({ settings: { limits: { zip } } });
    const uris = [pathToFileURL(place).href];
    const { problems } = (await server.request('iplogLens/scan', { uris })) as ScanSummary;
    const found = countOf(server);
    // It still does its work.
    const [mark] = await server.open('file:///afterwards/Microsoft.Tri.Sensor.log', noDomainController(1));
    assert.equal(mark?.code, 'MDI1020');
    server.stop();
    return { problems, found };
  });

  it('that waits for a share that never answers holds up nothing else, and can be cancelled', async () => {
    const silent = path.join(folder, 'silent.log');
    writeFileSync(silent, noDomainController(1));
    const disk = await breakDisk([{ below: silent, fault: 'silence' }]);
    const server = await startRunningServer();
    try {
      const token = new CancellationTokenSource();
      const scan = server.connection.sendRequest(
        'iplogLens/scan',
        { uris: [pathToFileURL(folder).href] },
        token.token,
      );
      await server.waitFor<FindingsParams>('iplogLens/findings', ({ origin }) => origin === 'scan');
      const [mark] = await server.open(sensorUri, noDomainController(1));
      assert.equal(mark?.code, 'MDI1020');
      const at = { textDocument: { uri: sensorUri }, position: { line: 0, character: 120 } };
      assert.match(JSON.stringify(await server.request('textDocument/hover', at)), /domain controller/i);
      token.cancel();
      assert.equal(((await scan) as ScanSummary).ended, 'cancelled');
    } finally {
      disk.mend();
      server.stop();
    }
  });

  it('says which thread failed on a file, and reads that file without it', async () => {
    const program = path.join(folder, 'dying-worker.cjs');
    writeFileSync(program, "require('node:worker_threads').parentPort.on('message', () => process.exit(3));");
    const pool = new ScanPool({ program, threads: 2, largeBytes: 1, startBytes: 1, keepFree: true });
    const server = await startRunningServer({ runtime: { scan: (...args) => pool.scan(...args) } });
    const uris = [pathToFileURL(path.join(folder, 'beside.log')).href];
    const summary = (await server.request('iplogLens/scan', { uris })) as ScanSummary;
    await pool.close();
    server.stop();
    assert.deepEqual(
      summary.problems.map(({ kind, source = '' }) => `${kind} ${path.relative(folder, source)}`),
      ['worker-died beside.log'],
    );
    assert.equal(countOf(server), 1);
  });

  it('of a zip that changes while it is read mixes nothing of the old with the new', async () => {
    const zip = path.join(folder, 'case.zip');
    const parts = (text: string) =>
      makeZip(
        ['a', 'b'].map((name) => {
          const data = `${text}\n${'x'.repeat(3 * chunkLength)}`;
          return { name: `${name}.log`, data, method: 0 };
        }),
      );
    writeFileSync(zip, parts(noDomainController(1)));
    let isChanged = false;
    const meddle = (): void => {
      if (!isChanged) writeFileSync(zip, parts(noDomainController(1).toUpperCase()));
      isChanged = true;
    };
    const disk = await breakDisk([{ below: zip, fault: { meddle }, afterReads: 5 }]);
    // The disk is broken for this thread only.
    const pool = new ScanPool();
    const server = await startRunningServer({ runtime: { scan: (...args) => pool.scan(...args) } });
    const summary = (await server.request('iplogLens/scan', {
      uris: [pathToFileURL(folder).href],
    })) as ScanSummary;
    disk.mend();
    server.stop();
    assert.ok(isChanged);
    const kinds = new Set(summary.problems.map(({ kind }) => kind));
    assert.ok(kinds.has('changed-while-read') || kinds.has('zip-checksum'), [...kinds].join(', '));
    assert.ok(summary.problems.every(({ source }) => source?.startsWith(zip)));
    assert.ok(countOf(server) >= 1, 'the log beside it');
  });

  it('keeps to limits that are changed while it runs, for zips that were opened before too', async () => {
    const settings = { limits: { zip: { entries: 2 } } };
    const server = await startRunningServer({ settings });
    const zip = path.join(folder, 'case.zip');
    writeFileSync(
      zip,
      makeZip(['a', 'b', 'c'].map((name) => ({ name: `${name}.log`, data: noDomainController(1) }))),
    );
    const uri = pathToFileURL(zip).href;
    assert.match(
      JSON.stringify(await server.request('iplogLens/openBundle', { uri })),
      /limit \\"entries\\"/,
    );
    settings.limits.zip.entries = 3;
    server.notify('workspace/didChangeConfiguration', { settings: null });
    const { files } = (await server.request('iplogLens/openBundle', { uri })) as OpenedBundle;
    assert.equal(files, 3);
    server.stop();
  });
});

/** Occurrences of MDI1020 over all files. */
function countOf(server: RunningServer): number {
  return toldFindings(server)
    .flatMap(({ source }) => source.groups)
    .filter(({ signatureId }) => signatureId === 'MDI1020')
    .reduce((sum, { count }) => sum + count, 0);
}
