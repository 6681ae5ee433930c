import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { searchPaths } from '#host';
import type { FoundPlaces, Refused, SearchSummary } from '#protocol';
import { pathOf } from '../../server/src/source-uri.ts';
import { makeZip } from '../support/make-zip.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { searchProgram } from '../support/worker-program.ts';

describe('a search', () => {
  let server: RunningServer;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    const program = await searchProgram();
    server = await startRunningServer({
      runtime: {
        search: (uris, search) =>
          searchPaths(program, { ...search, paths: uris.map(pathOf), patience: 1000 }),
      },
    });
    writeFileSync(
      path.join(folder, 'case.zip'),
      makeZip([{ name: 'Logs/x.log', data: `one\n  a Needle b\n${'a'.repeat(60)}!\n` }]),
    );
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells places with the uri under which the zip is mounted, and sums up', async () => {
    const [places, summary] = await search({ text: 'needle' });
    const zip = pathToFileURL(path.join(folder, 'case.zip')).pathname;
    assert.deepEqual(places, [
      {
        uri: `iplog-zip:${zip}!/Logs/x.log`,
        path: path.join(folder, 'case.zip!/Logs/x.log'),
        hits: [{ line: 1, startColumn: 4, endColumn: 10, before: 'a ', match: 'Needle', after: ' b' }],
      },
    ]);
    assert.deepEqual(summary, {
      sources: 1,
      sourcesWithHits: 1,
      hits: 1,
      problems: [],
      ended: 'complete',
    });
  });

  it('refuses what is no query', async () => {
    const [, refused] = await search({ text: '(', isRegex: true });
    assert.match((refused as Refused).refused, /no regular expression/);
  });

  it('answers others while an expression hangs, and ends the expression', async () => {
    const pending = search({ text: '^(a|a)+b$', isRegex: true });
    const info = await server.request('iplogLens/serverInfo', {});
    assert.ok(info);
    const [, summary] = await pending;
    assert.equal((summary as SearchSummary).ended, 'stopped');
    const [problem] = (summary as SearchSummary).problems;
    assert.deepEqual([problem?.kind, problem?.line], ['search-slow', 3]);
  });

  async function search(query: object): Promise<[unknown[], SearchSummary | Refused]> {
    const from = server.received.length;
    const summary = await server.request('iplogLens/search', {
      uris: [pathToFileURL(path.join(folder, 'case.zip')).href],
      query: { isRegex: false, matchCase: false, ...query },
      partialResultToken: 'places',
    });
    const told = server.received
      .slice(from)
      .map(({ params }) => params as { token: unknown; value: FoundPlaces })
      .filter(({ token }) => token === 'places')
      .map(({ value }) => value);
    return [told, summary as SearchSummary | Refused];
  }
});
