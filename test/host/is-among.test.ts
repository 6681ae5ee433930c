import assert from 'node:assert/strict';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAmong } from '#host';

describe('what a report must not overwrite', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    mkdirSync(at('case/sub'), { recursive: true });
    mkdirSync(at('case-2'));
    for (const name of ['case/a.log', 'case/sub/b.log', 'case.zip', 'case-2/c.log', 'other.log']) {
      writeFileSync(at(name), 'x');
    }
    symlinkSync(at('case'), at('link'));
    symlinkSync(at('case.zip'), at('zip-link'));
    linkSync(at('other.log'), at('hard.log'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is a file that is read, by any name it has', async () => {
    for (const [file, input] of [
      ['other.log', 'other.log'],
      ['case/../other.log', 'other.log'],
      ['hard.log', 'other.log'],
      ['zip-link', 'case.zip'],
      ['case.zip', 'case.zip!/Logs/x.log'],
      ['case', 'case'],
    ] as const) {
      assert.equal(await isAmong(at(file), [at('absent'), at(input)]), true, file);
    }
  });

  it('is a file below a folder that is read, through links as well', async () => {
    assert.equal(await isAmong(at('case/sub/b.log'), [at('case')]), true);
    assert.equal(await isAmong(at('link/a.log'), [at('case')]), true);
    assert.equal(await isAmong(at('case/a.log'), [at('link')]), true);
  });

  it('is nothing else: another file, a folder with a similar name, what is not there yet', async () => {
    for (const file of ['other.log', 'case-2/c.log', 'case/new.html', 'nowhere/new.html']) {
      assert.equal(await isAmong(at(file), [at('case'), '-']), false, file);
    }
  });
});
