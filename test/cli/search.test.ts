import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeZip } from '../support/make-zip.ts';
import { assertNoEscapes, runCli } from '../support/run-cli.ts';

describe('iplog-lens search', () => {
  let folder: string;
  let zip: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    zip = path.join(folder, 'case.zip');
    const log = 'one needle, one Needle\r\nnothing\n\tneedle \u001b[31m\n';
    writeFileSync(zip, makeZip([{ name: 'Logs/x.log', data: log }]));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('prints each line that fits once, with its first place, also out of zips', async () => {
    const { status, stdout, stderr } = await runCli(['search', 'needle', folder]);
    const place = path.join(folder, 'case.zip!/Logs/x.log');
    assert.equal(stdout, `${place}:1:5: one needle, one Needle\n${place}:3:2: needle \ufffd[31m\n`);
    assert.deepEqual([status, stderr], [0, '']);
    assertNoEscapes(stdout);
  });

  it('takes an expression, and heeds the case, where it is told to', async () => {
    const { stdout } = await runCli(['search', '--regex', '--match-case', 'N[e]+dle', zip]);
    assert.match(stdout, /:1:17: /);
    assert.equal(stdout.split('\n').length, 2);
  });

  it('reads standard input', async () => {
    const { stdout } = await runCli(['search', 'b', '-'], { input: 'a\nb' });
    assert.match(stdout, /:2:1: b\n$/);
  });

  it('ends with 1 where nothing was found, and with 2 for wrong usage or nothing readable', async () => {
    assert.equal((await runCli(['search', 'absent', zip])).status, 1);
    const unreadable = await runCli(['search', 'x', path.join(folder, 'gone')]);
    assert.deepEqual([unreadable.status, unreadable.stdout], [2, '']);
    assert.match(unreadable.stderr, /gone: There is no such file/);
    for (const args of [['needle'], [], ['', zip], ['(', zip, '--regex'], ['x', zip, '--nonsense']])
      assert.equal((await runCli(['search', ...args])).status, 2, args.join(' '));
  });
});
