import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findStaleFiles, generateAll } from '../../scripts/generate.ts';
import { root } from '../support/real-catalog.ts';

describe('generated files', function () {
  this.timeout(120_000);
  it('are what they would be generated as now (else run `npm run generate`)', async () => {
    assert.deepEqual(await findStaleFiles(), []);
  });

  it('come out the same each time, are there, end with one line end, and say where they come from', async () => {
    const [once, again] = [await generateAll(), await generateAll()];
    assert.ok(once.size >= 9);
    assert.deepEqual([...once.keys()], [...again.keys()]);
    for (const [file, text] of once) {
      assert.equal(again.get(file), text, file);
      assert.ok(existsSync(path.join(root, file)), file);
      assert.match(text, /[^\n]\n$/, file);
      if (file.endsWith('.ts')) assert.match(text, /^\/\/ Generated /, file);
    }
  });
});
