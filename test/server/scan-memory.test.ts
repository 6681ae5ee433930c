import assert from 'node:assert/strict';
import type { LogSource, SourceScan } from '#engine';
import { ScanMemory } from '../../server/src/scan-memory.ts';
import { smallCatalog } from '../support/small-catalog.ts';

describe('the memory of scans', () => {
  const catalog = smallCatalog([]);

  it('keeps what was read whole, for one state of the file, one catalogue and one limit', () => {
    const memory = new ScanMemory();
    memory.use(catalog, 50);
    memory.add(source('a', '1'), scan('a'));
    assert.ok(memory.find(source('a', '1')));
    assert.equal(memory.find(source('a', '2')), undefined);
    memory.use(catalog, 50);
    assert.ok(memory.find(source('a', '1')));
    memory.use(catalog, 60);
    assert.equal(memory.find(source('a', '1')), undefined);
    memory.add(source('a', '1'), scan('a'));
    memory.use(smallCatalog([]), 60);
    assert.equal(memory.find(source('a', '1')), undefined);
  });

  it('keeps nothing that was cut short or scanned with difficulty', () => {
    const memory = new ScanMemory();
    memory.use(catalog, 50);
    memory.add(source('a', '1'), scan('a', 9));
    memory.add(source('b', '1'), { path: 'b', problems: [], found: [] });
    memory.add(source('c', '1'), { ...scan('c'), problems: [{ kind: 'worker-died', message: 'x' }] });
    memory.add({ ...source('d', '1'), byteLength: undefined }, scan('d'));
    for (const path of ['a', 'b', 'c', 'd']) assert.equal(memory.find(source(path, '1')), undefined, path);
  });

  it('forgets what was not asked for the longest, before it grows too large', () => {
    const memory = new ScanMemory();
    memory.use(catalog, 50);
    const large = (path: string): SourceScan => ({
      ...scan(path),
      found: [{ signatureId: 'T1', count: 1, kept: [], keys: new Float64Array(1_000_000), lowered: [] }],
    });
    for (const path of ['a', 'b', 'c', 'd']) {
      memory.add(source(path, '1'), large(path));
      assert.ok(memory.find(source('a', '1')), 'what is asked for stays');
    }
    memory.add(source('e', '1'), large('e'));
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].filter((path) => memory.find(source(path, '1')) !== undefined),
      ['a', 'c', 'd', 'e'],
    );
  });
});

function source(path: string, version: string): LogSource {
  return { path, version, byteLength: 10, read: () => assert.fail('nothing is read') };
}

function scan(path: string, bytes = 10): SourceScan {
  const summary = { path, kind: 'text', encoding: 'utf-8', bytes, lines: 1, records: 1, histogram: [] };
  return { path, summary, problems: [], found: [] };
}
