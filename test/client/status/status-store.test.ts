import assert from 'node:assert/strict';
import { StatusStore } from '../../../client/src/status/status-store.ts';
import { findNode } from '../../../client/src/status/tree/status-tree.ts';
import { someGroup, someSource } from '../findings/some-findings.ts';
import { someStatus } from './some-status.ts';

const tree = { rows: someStatus(), attention: 1, snapshots: 1 };

describe('the status that was read last', () => {
  it('tells about every change, and counts what needs attention whatever the filter hides', () => {
    const store = new StatusStore();
    let changes = 0;
    const listening = store.onDidChange(() => changes++);
    store.setTree(tree);
    assert.deepEqual([store.attention, store.hasRows, changes], [1, true, 1]);
    store.showOnlyAttention(true);
    assert.equal(
      findNode(store.nodes, ({ label }) => label === 'SCAN01.contoso.com'),
      undefined,
    );
    assert.deepEqual([store.attention, store.attentionOnly, changes], [1, true, 2]);
    listening.dispose();
    store.setTree();
    assert.deepEqual([store.attention, store.hasRows, store.nodes.length, changes], [0, false, 0, 2]);
  });

  it('keeps the filter and the findings of nodes when it is read again', () => {
    const store = new StatusStore();
    const log = someSource({ uri: 'file:///case/SCAN02/a.iplog', groups: [someGroup()] });
    store.setFindings([log]);
    store.setTree(tree);
    const errors = () => findNode(store.nodes, ({ label }) => label === 'Known errors in its logs');
    assert.equal(errors()?.parent?.row.label, 'SCAN02');
    store.setTree(tree);
    assert.ok(errors());
    store.setFindings([]);
    assert.equal(errors(), undefined);
    store.showOnlyAttention(true);
    store.setTree(tree);
    assert.equal(
      findNode(store.nodes, ({ label }) => label === 'ScannedFiles'),
      undefined,
    );
  });

  it('knows whether somebody looks at it and whether it stays', () => {
    const store = new StatusStore();
    store.setWatched(true);
    store.setPinned(true);
    assert.deepEqual([store.watched, store.pinned], [true, true]);
  });
});
