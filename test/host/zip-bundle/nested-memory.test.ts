import assert from 'node:assert/strict';
import { defaultLimits } from '#host';
import { NestedMemory } from '../../../host/src/node/zip-bundle/nested-memory.ts';

describe('The memory of inner zips', () => {
  const [first, second] = [{}, {}];

  it('is granted up to the limit and again when it was given back', () => {
    const memory = new NestedMemory({ ...defaultLimits, nestedBytes: 150 });
    assert.equal(memory.take(100), true);
    assert.equal(memory.take(51), false);
    assert.equal(memory.take(50), true);
    memory.give(100);
    assert.equal(memory.take(100), true);
  });

  it('is taken from what lies idle, and from nothing that is in use again', () => {
    const memory = new NestedMemory({ ...defaultLimits, nestedBytes: 150 });
    let dropped = 0;
    const drop = (): void => void (dropped += 1);
    memory.take(100);
    memory.keepIdle(first, 100, drop);
    memory.wake(second);
    assert.equal(memory.take(100), true);
    assert.equal(dropped, 1);
    memory.keepIdle(second, 100, drop);
    memory.wake(second);
    assert.equal(memory.take(100), false);
    assert.equal(dropped, 1);
  });

  it('holds one idle archive only', () => {
    const memory = new NestedMemory({ ...defaultLimits, nestedBytes: 150 });
    const dropped: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      memory.take(50);
      memory.keepIdle({}, 50, () => dropped.push(name));
    }
    assert.deepEqual(dropped, ['a', 'b']);
  });
});
