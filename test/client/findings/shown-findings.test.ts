import assert from 'node:assert/strict';
import { FindingStore } from '../../../client/src/findings/finding-store.ts';
import { ShownFindings } from '../../../client/src/findings/shown-findings.ts';
import { someGroup, someSource } from './some-findings.ts';

describe('what is shown of the findings', () => {
  const source = someSource({
    groups: [someGroup(), someGroup({ signatureId: 'W', severity: 'warning', title: 'Other' })],
  });

  it('follows the store, the filter and the names of machines, and tells of each change', () => {
    const store = new FindingStore();
    const shown = new ShownFindings(store);
    let changes = 0;
    const listener = shown.onDidChange(() => changes++);
    const ids = (): string[] => shown.sources().flatMap(({ groups }) => groups.map((one) => one.signatureId));
    store.set({ origin: 'scan', source });
    assert.deepEqual(ids(), ['MDI1010', 'W']);
    shown.setFilter({ severities: ['warning'] });
    assert.deepEqual([ids(), shown.isFiltered], [['W'], true]);
    shown.setFilter({ text: 'DC01' });
    assert.deepEqual(ids(), []);
    shown.nameNodes(new Map([[source.uri, 'DC01']]));
    assert.deepEqual(ids(), ['MDI1010', 'W']);
    shown.groupBy('node');
    shown.orderBy('count');
    assert.deepEqual([shown.grouping, shown.order], ['node', 'count']);
    store.clearScan();
    assert.deepEqual(ids(), []);
    assert.equal(changes, 7);
    listener.dispose();
    shown.setFilter({});
    assert.equal(changes, 7);
  });

  it('takes a part of the filter that is undefined for no part of it', () => {
    const shown = new ShownFindings(new FindingStore());
    shown.setFilter({ text: undefined, from: undefined });
    assert.deepEqual([shown.filter, shown.isFiltered], [{}, false]);
  });

  it('does not filter again until something changes', () => {
    const shown = new ShownFindings(new FindingStore());
    assert.equal(shown.filtered(), shown.filtered());
  });
});
