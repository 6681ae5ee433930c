import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlaceRef, Report, ReportFormat, ReportParams } from '#protocol';
import { findSchemaMistakes } from '../support/check-schema.ts';
import { readHtml } from '../support/read-html.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { readSarif } from '../support/read-sarif.ts';
import { runCli } from '../support/run-cli.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword } from './sensor-lines.ts';

describe('iplogLens/report', () => {
  let folder: string;
  let server: RunningServer;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    write('DC01/Microsoft.Tri.Sensor.log', [healthy(0), noDomainController(1), noGmsaPassword(2)]);
    write('DC01/Microsoft.Tri.Sensor-Errors.log', [noDomainController(1)]);
    write('DC02/it (2)/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await startRunningServer();
  });
  afterEach(() => server.stop());

  it('has nothing to tell before anything was read, and again after it was cleared', async () => {
    assert.equal(await ask({ format: 'markdown' }), null);
    await scan();
    assert.ok((await textOf({ format: 'markdown' })).length > 100);
    assert.equal(await server.request('iplogLens/clearScan', {}), null);
    assert.equal(await ask({ format: 'markdown' }), null);
  });

  it('gives the same findings as the command line gives for the folder', async () => {
    await scan();
    const { stdout } = await runCli(['scan', folder, '--format', 'json']);
    const here: unknown = JSON.parse(await textOf({ format: 'json' }));
    const there: unknown = JSON.parse(stdout);
    assert.deepEqual(findSchemaMistakes('report', here), []);
    assert.deepEqual(essence(here), essence(there));
  });

  it('comes in every format', async () => {
    await scan();
    assert.deepEqual(readHtml(await textOf({ format: 'html' })).errors, []);
    assert.equal(readSarif(await textOf({ format: 'sarif' })).results.length, 3);
    assert.match(readMarkdown(await textOf({ format: 'markdown' })).text, /MDI1020/);
  });

  it('links places to the files that were read, for our client only', async () => {
    await scan();
    const links = readMarkdown(await textOf({ format: 'markdown', links: true })).links;
    const refs = links.map((link) => {
      const url = new URL(link);
      assert.equal(url.protocol, 'iplog-lens-place:');
      return JSON.parse(decodeURIComponent(url.search.slice(1))) as PlaceRef;
    });
    assert.deepEqual(
      new Set(refs.map(({ uri, line }) => `${new URL(uri).pathname.split('/').at(-2)} ${line}`)),
      new Set(['DC01 1', 'DC01 2', 'it%20(2) 0']),
    );
    assert.deepEqual(readMarkdown(await textOf({ format: 'markdown' })).links, []);
  });

  it('takes an open log as it is in the editor, scanned or not', async () => {
    const open = uriOf('DC02/it (2)/Microsoft.Tri.Sensor.log');
    await server.open(open, [noGmsaPassword(1), noGmsaPassword(2)].join('\n'));
    assert.deepEqual(essence(JSON.parse(await textOf({ format: 'json' }))), [['MDI1010', 2]]);
    await scan();
    assert.deepEqual(essence(JSON.parse(await textOf({ format: 'json' }))), [
      ['MDI1010', 3],
      ['MDI1020', 1],
    ]);
  });

  it('refuses a target that belongs to what was scanned, or to an open log', async () => {
    await scan();
    const refusedFor = async (output: string): Promise<boolean> => {
      const answer = await ask({ format: 'html', output });
      assert.ok(answer !== null);
      return 'refused' in answer;
    };
    assert.equal(await refusedFor(uriOf('DC01/Microsoft.Tri.Sensor.log')), true);
    assert.equal(await refusedFor(uriOf('new report.html')), false);
    await server.request('iplogLens/clearScan', {});
    await server.open(uriOf('DC01/Microsoft.Tri.Sensor.log'), noGmsaPassword(1));
    assert.equal(await refusedFor(uriOf('DC01/Microsoft.Tri.Sensor.log')), true);
    assert.equal(await refusedFor(uriOf('DC01/Microsoft.Tri.Sensor-Errors.log')), false);
  });

  async function scan(): Promise<void> {
    await server.request('iplogLens/scan', { uris: [pathToFileURL(folder).href] });
  }

  async function ask(params: ReportParams): Promise<Report | null> {
    return (await server.request('iplogLens/report', params)) as Report | null;
  }

  async function textOf(params: ReportParams & { readonly format: ReportFormat }): Promise<string> {
    const answer = await ask(params);
    assert.ok(answer !== null && 'text' in answer);
    return answer.text;
  }

  function write(name: string, lines: readonly string[]): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, lines.join('\r\n'));
  }
});

/** Ids with counts, sorted. */
function essence(report: unknown): [string, number][] {
  const { findings } = report as { findings: readonly { id: string; count: number }[] };
  return findings.map(({ id, count }): [string, number] => [id, count]).sort(([a], [b]) => (a < b ? -1 : 1));
}
