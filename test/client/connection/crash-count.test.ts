import assert from 'node:assert/strict';
import { CrashCount, MOST_CRASHES } from '../../../client/src/connection/crash-count.ts';

describe('the count of crashes', () => {
  const minute = 60_000;

  it('lets the server start again a few times in a short time, and then no more', () => {
    let now = 0;
    const count = new CrashCount(() => (now += 1000));
    for (let i = 0; i < MOST_CRASHES; i++) assert.equal(count.mayRestart(), true);
    assert.equal(count.mayRestart(), false);
    assert.equal(count.mayRestart(), false);
  });

  it('forgets what is long ago, so that a server that ends once a day is always started again', () => {
    let now = 0;
    const count = new CrashCount(() => now);
    for (let i = 0; i < 50; i++) {
      assert.equal(count.mayRestart(), true);
      now += minute;
    }
  });

  it('begins anew when a person restarts the server', () => {
    const count = new CrashCount(() => 0);
    for (let i = 0; i <= MOST_CRASHES; i++) count.mayRestart();
    count.forgive();
    assert.equal(count.mayRestart(), true);
  });
});
