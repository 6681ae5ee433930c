import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generateAll } from '../../scripts/generate.ts';
import { root } from '../support/real-catalog.ts';

describe('generated files', () => {
  it('come out as they are committed, end with one line end, and say where they come from', async () => {
    const files = await generateAll();
    assert.ok(files.size >= 9);
    for (const [file, text] of files) {
      const committed = readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n');
      assert.equal(committed, text, `${file}: run \`npm run generate\``);
      assert.match(text, /[^\n]\n$/, file);
      if (file.endsWith('.ts')) assert.match(text, /^\/\/ Generated /, file);
    }
  }).timeout(180_000);
});
