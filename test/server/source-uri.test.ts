import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { pathOf, uriOf } from '../../server/src/source-uri.ts';

describe('the uri of a source', () => {
  const odd = [
    'a b',
    '100%',
    '%41',
    '#1',
    'a?b',
    'x&y=1',
    'ä',
    '日本',
    'a\u0001b',
    "it's",
    'a:b',
    '@',
    '[1]',
    'a!',
    '!',
    '+',
    '~',
    ';',
    '\u202e',
  ];

  for (const name of odd) {
    it(`of an entry ${JSON.stringify(name)} leads back to its path`, () => {
      for (const file of [
        `/cases/${name}/case.zip!/${name}/${name}.log`,
        `/cases/case.zip!/in.zip!/${name}`,
      ]) {
        const uri = uriOf(file);
        assert.match(uri, /^iplog-zip:\/cases\/[\x21-\x7e]+$/);
        assert.ok(!/[?#]/.test(uri));
        assert.equal(pathOf(uri), file);
      }
    });
  }

  it('is the same for any name, and its path reads as that of the report', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[/\\]|^\.\.?$/.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const file = `/cases/case.zip!/${segments.join('/')}`;
        assert.equal(pathOf(uriOf(file)), file);
        assert.equal(decodeURIComponent(new URL(uriOf(file)).pathname), file);
      }),
    );
  });

  it('of a file in a folder whose name ends with ! is that of a file', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    mkdirSync(path.join(folder, 'odd!'));
    const file = path.join(folder, 'odd!', 'x.log');
    writeFileSync(file, '');
    assert.match(uriOf(file), /^file:\/\/\/.*\/odd!\/x\.log$/);
    assert.equal(pathOf(uriOf(file)), file);
    rmSync(folder, { recursive: true });
  });

  it('is understood as VS Code spells it', () => {
    assert.equal(pathOf('iplog-zip:/cases/case.zip%21/Logs/x%20y.log'), '/cases/case.zip!/Logs/x y.log');
    assert.equal(pathOf('iplog-zip:/cases/case.zip%21'), '/cases/case.zip!');
  });

  it('of something else stays as it is, and so does one that can not be read', () => {
    for (const uri of ['untitled:x', 'iplog-zip:/a!/%zz', 'file:///%zz']) assert.equal(pathOf(uri), uri);
    assert.equal(uriOf('-'), '-');
  });
});
