import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Problem, SearchHit, SearchQuery } from '#engine';
import { type PathSearch, type SearchEnd, searchPaths } from '#host';
import { buildWorker } from '../../support/build-worker.ts';
import { makeZip } from '../../support/make-zip.ts';

describe('a search below paths', function () {
  this.timeout(180_000);
  let folder: string;
  let programs: string;
  let program: string;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    programs = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    program = await buildWorker('host/src/node/search/search-worker.ts', programs);
    mkdirSync(path.join(folder, 'DC01'));
    const sensor = Buffer.from('healthy\nneedle one\n');
    writeFileSync(path.join(folder, 'DC01', 'x.log'), sensor);
    writeFileSync(path.join(folder, 'DC01', 'x.log-Archived-00000'), 'needle old\n');
    const wide = Buffer.from('\ufefffirst\r\nNeedle wide', 'utf16le');
    const inner = makeZip([{ name: 'Logs\\wide.log', data: wide }]);
    writeFileSync(
      path.join(folder, 'case.zip'),
      makeZip([
        { name: 'a.log', data: sensor },
        { name: 'inner.zip', data: inner },
      ]),
    );
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(programs, { recursive: true, force: true });
  });

  it('finds in folders, zips and zips in zips, in any encoding', async () => {
    const { found, ended, problems } = await search({ text: 'needle' });
    assert.equal(ended, 'complete');
    assert.deepEqual(problems, []);
    assert.deepEqual(found, [
      'DC01/x.log:2 needle one',
      'DC01/x.log-Archived-00000:1 needle old',
      'case.zip!/a.log:2 needle one',
      'case.zip!/inner.zip!/Logs/wide.log:2 Needle wide',
    ]);
  });

  it('finds in a part of a zip alone', async () => {
    const { found } = await search({ text: 'NEEDLE' }, { paths: [path.join(folder, 'case.zip!/inner.zip')] });
    assert.deepEqual(found, ['case.zip!/inner.zip!/Logs/wide.log:2 Needle wide']);
  });

  it('ends at the limit, and says so only where there is more', async () => {
    assert.equal((await search({ text: 'needle' }, { limit: 4 })).ended, 'complete');
    const { found, ended } = await search({ text: 'needle' }, { limit: 3 });
    assert.equal(ended, 'limit');
    assert.equal(found.length, 3);
  });

  it('ends an expression that never does with its thread; the place is told and what was found stays', async () => {
    const evil = path.join(programs, 'evil.log');
    writeFileSync(evil, `x\n${'a'.repeat(60)}!\n`);
    const first = path.join(programs, 'first.log');
    writeFileSync(first, 'aab\n');
    const { found, ended, problems } = await search(
      { text: '^(a|a)+b$', isRegex: true },
      { paths: [first, evil], patience: 400 },
    );
    assert.equal(ended, 'stopped');
    assert.equal(found.length, 1);
    assert.deepEqual(
      problems.map(({ kind, source, line }) => [kind, source, line]),
      [['search-slow', evil, 2]],
    );
  });

  it('ends when it is cancelled, also inside an expression that never does', async () => {
    const evil = path.join(programs, 'evil.log');
    writeFileSync(evil, `${'a'.repeat(60)}!\n`);
    const abort = new AbortController();
    const { ended, problems } = await search(
      { text: '^(a|a)+b$', isRegex: true },
      { paths: [evil], signal: abort.signal, patience: 60_000 },
      ({ kind }) => {
        if (kind === 'source') abort.abort();
      },
    );
    assert.equal(ended, 'cancelled');
    assert.deepEqual(problems, []);
  });

  it('tells what cannot be read and where no thread can be started', async () => {
    const gone = path.join(folder, 'gone');
    const { problems } = await search({ text: 'needle' }, { paths: [gone] });
    assert.deepEqual(
      problems.map(({ kind, source }) => [kind, source]),
      [['not-found', gone]],
    );
    const broken = await search({ text: 'needle' }, {}, undefined, path.join(programs, 'absent.cjs'));
    assert.equal(broken.ended, 'stopped');
    assert.deepEqual(
      broken.problems.map(({ kind }) => kind),
      ['search-failed'],
    );
  });

  async function search(
    query: Partial<SearchQuery>,
    options: Partial<PathSearch> = {},
    onEvent: PathSearch['onEvent'] = () => {},
    thread = program,
  ): Promise<{ found: string[]; ended: SearchEnd; problems: Problem[] }> {
    const found: string[] = [];
    const problems: Problem[] = [];
    const ended = await searchPaths(thread, {
      query: { text: '', isRegex: false, matchCase: false, ...query },
      paths: [folder],
      limit: 100,
      ...options,
      onEvent(event) {
        onEvent(event);
        if (event.kind === 'problem') problems.push(event.problem);
        if (event.kind === 'hits')
          found.push(...event.hits.map((hit) => show(path.relative(folder, event.path), hit)));
      },
    });
    return { found, ended, problems };
  }
});

function show(file: string, { line, before, match, after }: SearchHit): string {
  return `${file.replaceAll('\\', '/')}:${line + 1} ${before}${match}${after}`;
}
