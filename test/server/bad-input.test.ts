import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FindingsParams, OpenedBundle, ScanSummary } from '#protocol';
import { badFolders, badInputs } from '../support/bad-inputs.ts';
import { makeZip } from '../support/make-zip.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { noDomainController } from './sensor-lines.ts';

describe('a scan of the server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    writeFileSync(path.join(folder, 'beside.log'), noDomainController(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const { what, lay, limits = {}, problems, found } of [
    ...badInputs,
    ...(process.platform === 'win32' ? [] : badFolders),
  ]) {
    it(`tells of ${what}, where it is, and reads the rest`, async () => {
      lay(folder);
      const server = await startRunningServer({ settings: { limits: { zip: limits } } });
      const uris = [pathToFileURL(folder).href];
      const summary = (await server.request('iplogLens/scan', { uris })) as ScanSummary;
      const told = summary.problems.map(
        ({ kind, source = '' }) => `${kind} ${path.relative(folder, source)}`,
      );
      assert.deepEqual(told.sort(), [...problems].sort());
      assert.equal(countOf(server), found + 1);
      // It still does its work.
      const [mark] = await server.open('file:///afterwards/Microsoft.Tri.Sensor.log', noDomainController(1));
      assert.equal(mark?.code, 'MDI1020');
      server.stop();
    });
  }

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
  return server.received
    .filter(({ method }) => method === 'iplogLens/findings')
    .flatMap(({ params }) => (params as FindingsParams).source.groups)
    .filter(({ signatureId }) => signatureId === 'MDI1020')
    .reduce((sum, { count }) => sum + count, 0);
}
