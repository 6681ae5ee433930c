import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultLimits } from '#host';
import { itTellsOfBadInputs } from '../support/bad-inputs.ts';
import { runCli } from '../support/run-cli.ts';
import { noDomainController } from '../server/sensor-lines.ts';

interface Report {
  readonly findings: readonly { readonly id: string; readonly count: number }[];
  readonly problems: readonly { readonly kind: string; readonly source?: string; readonly message: string }[];
}

describe('iplog-lens scan', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    writeFileSync(path.join(folder, 'beside.log'), noDomainController(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  itTellsOfBadInputs(async (place, limits) => {
    const options = Object.entries(limits).flatMap(([name, value]) => ['--limit', `${name}=${value}`]);
    const { status, stdout } = await runCli(['scan', place, '--format', 'json', ...options]);
    assert.equal(status, 0);
    const { problems, findings } = JSON.parse(stdout) as Report;
    for (const { message } of problems) assert.match(message, /^[A-Z].{20,}/);
    return { problems, found: findings.find(({ id }) => id === 'MDI1020')?.count ?? 0 };
  });

  it('tells of a path that is longer than the system allows', async () => {
    const { status, stderr } = await runCli(['scan', path.join(folder, 'n'.repeat(5000))]);
    assert.equal(status, 2);
    assert.match(stderr, /Its name is longer than this system allows/);
  });

  it('takes every limit by its name, with K, M and G for 1024 and its powers', async () => {
    const options = Object.keys(defaultLimits).flatMap((name) => ['--limit', `${name}=1G`]);
    assert.equal((await runCli(['scan', folder, ...options])).status, 0);
    for (const wrong of [
      'depth',
      'depth=',
      'depth=x',
      'depth=-1',
      'depth=1.5',
      'deep=3',
      '=3',
      `depth=${'9'.repeat(30)}`,
    ]) {
      const { status, stderr } = await runCli(['scan', folder, '--limit', wrong]);
      assert.equal(status, 2, wrong);
      assert.match(stderr, /--limit takes NAME=NUMBER, such as entries=50000 depth=10 ratio=200 /);
    }
  });
});
