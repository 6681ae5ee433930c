import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAwakeTimer } from '../../host/src/node/awake-timer.ts';

describe('a timer of a machine that is awake', () => {
  const own = performance.now.bind(performance);
  let slept = 0;
  before(() => Object.assign(performance, { now: () => own() + slept }));
  after(() => Object.assign(performance, { now: own }));

  it('ends when its time is over', async () => {
    await new Promise<void>((resolve) => startAwakeTimer(1, resolve));
  });

  it('begins anew where the machine slept', async () => {
    let isOver = false;
    const end = new Promise<void>((resolve) =>
      startAwakeTimer(50, () => {
        isOver = true;
        resolve();
      }),
    );
    slept += 30_000;
    // Timers come in the order in which they are due, however late that is.
    await sleep(60);
    assert.equal(isOver, false);
    await end;
  });

  it('does not end once it is called off', async () => {
    const cancel = startAwakeTimer(1, () => assert.fail('it ended'));
    cancel();
    await sleep(20);
  });
});
