import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measurePaths } from '#host';
import { makeZip } from '../support/make-zip.ts';

describe('how much there is to read', () => {
  let folder: string;
  const { signal } = new AbortController();
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    const inner = makeZip([{ name: 'in.log', data: 'x'.repeat(5000) }]);
    const zip = makeZip([
      { name: 'out.log', data: 'y'.repeat(300) },
      { name: 'inner.zip', data: inner },
      { name: 'picture.png', data: 'z'.repeat(9000) },
    ]);
    writeFileSync(path.join(folder, 'case.zip'), zip);
    writeFileSync(path.join(folder, 'x.log'), 'w'.repeat(20));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is what a scan would read: files, entries of zips unpacked, zips in zips', async () => {
    assert.equal(await measurePaths([folder], signal), 20 + 300 + 5000);
    assert.equal(await measurePaths([path.join(folder, 'case.zip!/inner.zip')], signal), 5000);
  });

  it('is not known of standard input, nor where nobody asks any more', async () => {
    assert.equal(await measurePaths([folder, '-'], signal), undefined);
    assert.equal(await measurePaths([folder], AbortSignal.abort()), undefined);
  });

  it('is nothing where there is nothing', async () => {
    assert.equal(await measurePaths([path.join(folder, 'gone')], signal), 0);
  });
});
