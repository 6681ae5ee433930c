import assert from 'node:assert/strict';
import { tryPattern } from '#host';
import { pretendProcessorTime } from '../support/processor-time.ts';

describe('tryPattern', () => {
  const texts = ['a'.repeat(4096), 'Pump lost its password'];

  it('lets a pattern pass that ends in time', () => {
    assert.equal(tryPattern(String.raw`Pump \w{1,30} its password`, texts), true);
  });

  it('breaks off one that does not, and says the same when it is asked again', () => {
    for (let times = 0; times < 2; times++) {
      assert.equal(tryPattern(String.raw`\w{0,300}\w{0,300}\w{0,300}\w{0,300} password`, texts), false);
    }
    assert.equal(tryPattern(String.raw`(a+)+b`, texts), false);
  });

  it('waits for its turn on a machine that is busy with something else', () => {
    const started = performance.now();
    const got = (): number => (performance.now() - started) / 4;
    const { undo } = pretendProcessorTime(got);
    try {
      assert.equal(tryPattern(String.raw`(b+)+c`, ['b'.repeat(60)]), false);
      assert.ok(got() >= 50, 'it was refused before it had its time');
    } finally {
      undo();
    }
  });
});
