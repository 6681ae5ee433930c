import assert from 'node:assert/strict';
import { scanSource, type SourceScan } from '#engine';
import { CaseStore } from '../../server/src/case-store.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import { noDomainController, noGmsaPassword } from './sensor-lines.ts';

const catalog = getRealCatalog();

describe('what the server keeps of a case', () => {
  it('is one scan of all sources, by path, whatever the order in which they came', async () => {
    const store = new CaseStore();
    store.add(await scan('/case/DC02/Microsoft.Tri.Sensor.log', [noDomainController(1)]));
    store.add(await scan('/case/DC01/Microsoft.Tri.Sensor.log', [noDomainController(1), noGmsaPassword(2)]));
    const { sources, groups, ended } = store.result(catalog, []);
    assert.deepEqual(
      sources.map(({ path }) => path),
      ['/case/DC01/Microsoft.Tri.Sensor.log', '/case/DC02/Microsoft.Tri.Sensor.log'],
    );
    assert.deepEqual(
      groups.map(({ signatureId, count }) => [signatureId, count]),
      [
        ['MDI1020', 2],
        ['MDI1010', 1],
      ],
    );
    assert.equal(ended, 'complete');
  });

  it('has the order of a walk over the folders, as the command line has', async () => {
    const store = new CaseStore();
    const walk = [
      '/case/DC01/a.log',
      '/case/DC01 (old)/a.log',
      '/case/x.zip!/a.log',
      '/case/x.zip (2)/a.log',
    ];
    for (const path of walk.toReversed()) store.add(await scan(path, [noDomainController(1)]));
    const { sources } = store.result(catalog, []);
    assert.deepEqual(
      sources.map(({ path }) => path),
      walk,
    );
  });

  it('counts a record once that stands in a log and in its twin, as the command line does', async () => {
    const store = new CaseStore();
    store.add(await scan('/case/Microsoft.Tri.Sensor.log', [noDomainController(1)]));
    store.add(await scan('/case/Microsoft.Tri.Sensor-Errors.log', [noDomainController(1)]));
    const [group] = store.result(catalog, []).groups;
    assert.deepEqual([group?.count, group?.occurrences.length], [1, 1]);
  });

  it('replaces a source that is read again, and lets an open document count more', async () => {
    const store = new CaseStore();
    const path = '/case/Microsoft.Tri.Sensor.log';
    store.add(await scan(path, [noDomainController(1)]));
    store.add(await scan(path, [noDomainController(1), noDomainController(2)]));
    assert.equal(store.result(catalog, []).groups[0]?.count, 2);
    const edited = await scan(path, [noGmsaPassword(1)]);
    assert.deepEqual(
      store.result(catalog, [edited]).groups.map(({ signatureId }) => signatureId),
      ['MDI1010'],
    );
  });

  it('keeps problems, a scan that was stopped, and what was asked for, until it is cleared', async () => {
    const store = new CaseStore();
    const problem = { kind: 'odd', message: 'Odd.' };
    store.begin(['/case']);
    store.add(await scan('/case/a.log', [noDomainController(1)]));
    store.end(['/case'], [problem], 'cancelled');
    store.begin(['/other']);
    store.end(['/other'], [], 'complete');
    const first = store.result(catalog, []);
    assert.deepEqual([first.problems, first.ended], [[problem], 'cancelled']);
    assert.deepEqual(store.paths, ['/case', '/other', '/case/a.log']);
    store.begin(['/case']);
    store.end(['/case'], [problem], 'complete');
    const again = store.result(catalog, []);
    assert.deepEqual([again.problems, again.ended], [[problem], 'complete']);
    store.clear();
    const empty = store.result(catalog, []);
    assert.deepEqual([empty.sources, empty.problems, empty.ended, store.paths], [[], [], 'complete', []]);
  });

  it('keeps the first and last place of what goes beyond its limits, counts all, and says so', async () => {
    const many = Array.from({ length: 30 }, (_, i) => noDomainController(i));
    for (const limits of [
      { places: 40, numbers: 1000, seams: 1000 },
      { places: 1000, numbers: 40, seams: 1000 },
      { places: 1000, numbers: 1000, seams: 40 },
    ]) {
      const store = new CaseStore(limits);
      for (const node of ['DC01', 'DC02', 'DC03']) {
        store.add(await scan(`/case/${node}/Microsoft.Tri.Sensor.log`, many));
      }
      const { groups, problems } = store.result(catalog, []);
      const [group] = groups;
      assert.deepEqual([group?.count, group?.occurrences.length], [90, 34]);
      const left = problems.filter(({ kind }) => kind === 'places-left-out');
      assert.equal(left.length, 1);
      assert.match(left[0]?.message ?? '', /of 2 files/);
      // A source that is read again gives back what it took.
      const again = await scan('/case/DC01/Microsoft.Tri.Sensor.log', [noDomainController(1)]);
      store.add(again);
      store.add(again);
      store.add(await scan('/case/DC04/Microsoft.Tri.Sensor.log', many.slice(0, 25)));
      assert.equal(store.result(catalog, []).groups[0]?.occurrences.length, 2 + 2 + 1 + 25);
      store.clear();
      store.add(await scan('/case/DC05/Microsoft.Tri.Sensor.log', many));
      assert.deepEqual(store.result(catalog, []).problems, []);
    }
  });
});

async function scan(path: string, lines: readonly string[]): Promise<SourceScan> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return await scanSource(catalog, {
    path,
    byteLength: bytes.length,
    async *read() {
      yield bytes;
    },
  });
}
