import assert from 'node:assert/strict';
import { looksLikeStatus } from '../../../client/src/status/looks-like-status.ts';
import { StatusSelection } from '../../../client/src/status/status-selection.ts';

describe('what the Scanner Status view shows', () => {
  it('follows the status that is read, and lets go of it when it is closed', () => {
    const selection = new StatusSelection();
    assert.equal(selection.follow('a'), true);
    assert.equal(selection.follow('a'), false);
    assert.equal(selection.follow('b'), true);
    assert.deepEqual(selection.uris(), ['b']);
    assert.equal(selection.close('a'), false);
    assert.equal(selection.close('b'), true);
    assert.equal(selection.isEmpty, true);
  });

  it('stays when it is pinned, also when the document is closed, until it is unpinned', () => {
    const selection = new StatusSelection();
    selection.follow('a');
    selection.pin();
    assert.equal(selection.follow('b'), false);
    assert.equal(selection.close('a'), false);
    assert.deepEqual(selection.uris(), ['a']);
    selection.unpin('b');
    assert.deepEqual(selection.uris(), ['b']);
    assert.equal(selection.follow('c'), true);
  });

  it('keeps files that were added beside the one that is followed, each once', () => {
    const selection = new StatusSelection();
    selection.add(['x', 'y']);
    selection.follow('y');
    assert.deepEqual(selection.uris(), ['y', 'x']);
    assert.equal(selection.close('y'), false);
    assert.deepEqual(selection.uris(), ['x', 'y']);
    assert.ok(selection.has('x'));
    selection.clear();
    assert.equal(selection.isEmpty, true);
  });
});

describe('a document of another language', () => {
  it('is asked about when it has the names of scanner output, in any form', () => {
    assert.ok(looksLikeStatus('ClusterStatus  : Idle'));
    assert.ok(looksLikeStatus('{ "NodesInfo": [] }'));
    assert.ok(looksLikeStatus('<S N="IsScanning">True</S>'));
    assert.ok(!looksLikeStatus('Status : Running\nName : Spooler'));
  });
});
