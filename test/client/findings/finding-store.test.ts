import assert from 'node:assert/strict';
import { FindingStore } from '../../../client/src/findings/finding-store.ts';
import { someGroup, someSource } from './some-findings.ts';

describe('the finding store', () => {
  it('shows the open document in place of an earlier scan of the same file, and the scan again when it is closed', () => {
    const store = new FindingStore();
    const scanned = someSource({ groups: [someGroup()] });
    const edited = someSource();
    store.set({ origin: 'scan', source: scanned });
    store.set({ origin: 'document', source: edited });
    assert.deepEqual(store.sources(), [edited]);
    store.closeDocument(edited.uri);
    assert.deepEqual(store.sources(), [scanned]);
    store.clearScan();
    assert.deepEqual(store.sources(), []);
  });

  it('replaces what was said about a source before', () => {
    const store = new FindingStore();
    store.set({ origin: 'document', source: someSource({ groups: [someGroup()] }) });
    store.set({ origin: 'document', source: someSource() });
    assert.deepEqual(store.find(someSource().uri)?.groups, []);
  });

  it('puts together what came in several messages, and takes no rest of what was cleared', () => {
    const store = new FindingStore();
    const [first, second] = [someGroup(), someGroup({ signatureId: 'MDI1020' })];
    store.set({ origin: 'scan', source: someSource({ groups: [first] }) });
    store.set({ origin: 'scan', source: someSource({ groups: [second] }), adds: true });
    assert.deepEqual(store.find(someSource().uri)?.groups, [first, second]);
    store.clearScan();
    store.set({ origin: 'scan', source: someSource({ groups: [second] }), adds: true });
    assert.deepEqual(store.sources(), []);
  });

  it('lists sources by name, not in the order in which they came', () => {
    const store = new FindingStore();
    for (const name of ['b.log', 'a.log', 'c.log']) {
      store.set({ origin: 'scan', source: someSource({ name, uri: `file:///${name}` }) });
    }
    assert.deepEqual(
      store.sources().map((source) => source.name),
      ['a.log', 'b.log', 'c.log'],
    );
  });

  it('tells of each change once, and of none when nothing changes', () => {
    const store = new FindingStore();
    let changes = 0;
    const listener = store.onDidChange(() => changes++);
    store.closeDocument('file:///never-open');
    store.clearScan();
    store.closeAllDocuments();
    assert.equal(changes, 0);
    store.set({ origin: 'scan', source: someSource() });
    assert.equal(changes, 1);
    listener.dispose();
    store.clearScan();
    assert.equal(changes, 1);
  });
});
