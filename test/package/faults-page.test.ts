import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { badInputs } from '../support/bad-inputs.ts';
import { root } from '../support/real-catalog.ts';

/** Files whose every test is of a fault. */
const faultTests = [
  'test/host/vanished-share.test.ts',
  'test/server/faults.test.ts',
  'test/vscode/suite/faults.test.ts',
  'test/vscode/suite/virtual-workspace.test.ts',
  'test/vscode/ui/windows.test.ts',
  'test/vscode/untrusted/untrusted.test.ts',
];

describe('docs/faults.md', () => {
  const page = read('docs/faults.md');
  const rows = page.split('\n').filter((line) => /^\| (?!what was done)[^-]/.test(line));

  it('has four things to say of each fault', () => {
    assert.ok(rows.length > 40);
    for (const row of rows) assert.equal(cellsOf(row).filter((cell) => cell !== '').length, 4, row);
  });

  it('names tests that exist, by their titles', () => {
    for (const row of rows) {
      const shown = cellsOf(row).at(-1) ?? '';
      for (const reference of shown.split(/; (?=`)/)) {
        const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(reference) ?? [];
        assert.ok(title !== '' && existsSync(path.join(root, file)), reference);
        assert.ok(read(file).includes(title), `${file} has no test "${title}"`);
      }
    }
  });

  it('leaves out no test of a fault', () => {
    for (const file of faultTests) {
      for (const [, , title = ''] of read(file).matchAll(/\bit\((['"`])(.+?)\1,/g)) {
        // What stands in a title for a value stands in no row.
        const plain = title.split(/\$\{[^}]*\}\)? ?/).at(-1) ?? '';
        assert.ok(page.includes(`\`${file}\` ${plain}`), `${file}: ${plain}`);
      }
    }
    for (const { what } of badInputs) assert.ok(page.includes(`bad-inputs.ts\` ${what}`), what);
  });
});

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
