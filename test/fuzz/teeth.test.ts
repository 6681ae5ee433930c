import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkCase } from './check-case.ts';
import { allTargets } from './harmful-targets.ts';
import { runTarget, type TargetRun } from './run-target.ts';

describe('a fuzz run', function () {
  // What ends here goes by processor time, which a busy machine is slow to give.
  this.timeout(300_000);

  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-fuzz-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells a request that is too slow: its name, its seed and its case', async () => {
    const { told, run } = await runHarmful('slow-request', 600_000);
    assert.match(
      told[0] ?? '',
      /^case 7: .*textDocument\/foldingRange, step 3 of its session, took \d{4} ms/,
    );
    assert.match(told[0] ?? '', /input: .*slow-request-4711-7$/);
    assert.equal(run.failures, 1);
  });

  it('ends what never ends, and tells what it was at', async () => {
    const { told, run } = await runHarmful('endless', 3000);
    assert.deepEqual(told, ['case 7: It hung for 3 seconds; the last that it began was something.']);
    assert.deepEqual(run, { failures: 1, next: 8, end: undefined });
  });

  it('holds a case to its processor time', async () => {
    await assert.rejects(tryHarmful('slow'), /It took \d{4} ms of processor time/);
  });

  it('takes no notice of time that passes without work, as on a busy machine', async () => {
    await tryHarmful('waiting');
  });

  async function tryHarmful(name: string): Promise<void> {
    const target = allTargets.find((one) => one.name === name);
    assert.ok(target !== undefined);
    await checkCase(target, new Uint8Array(0));
  }

  async function runHarmful(
    target: string,
    hung: number,
  ): Promise<{ told: readonly string[]; run: TargetRun }> {
    const targets = path.join(import.meta.dirname, 'harmful-targets.ts');
    const told: string[] = [];
    const order = { targets, target, seed: '4711', from: 7, milliseconds: 500, folder };
    const run = await runTarget(order, hung, (at, message) => told.push(`case ${at}: ${message}`));
    return { told, run };
  }
});
