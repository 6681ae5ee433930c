import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { quotePowerShell } from '#engine';

interface Oracle {
  readonly value: string;
  readonly literal: string;
}

const file = path.resolve(import.meta.dirname, '../../fixtures/powershell/quoting.json');
const oracle = JSON.parse(readFileSync(file, 'utf8')) as readonly Oracle[];

describe('quotePowerShell', () => {
  it('writes each of the 900 hostile strings as PowerShell itself does, or refuses it for half a character', () => {
    let refused = 0;
    for (const { value, literal } of oracle) {
      const quoted = quotePowerShell(value);
      if (quoted.ok) assert.equal(quoted.literal, literal);
      else {
        refused++;
        assert.ok(!isWellFormed(value), JSON.stringify(value));
      }
    }
    assert.equal(oracle.length, 900);
    assert.equal(refused, 118);
  });

  const refusals: readonly [string, string, RegExp][] = [
    ['a line feed', 'a\nGet-Evil', /line break/],
    ['a carriage return', 'a\rGet-Evil', /line break/],
    ['a NUL', 'a\0b', /NUL/],
    ['half a character', 'a\ud83db', /half of a character/],
    ['a value without end', 'x'.repeat(5000), /longer than 4096/],
  ];
  for (const [name, value, reason] of refusals) {
    it(`refuses ${name} with the reason`, () => {
      const quoted = quotePowerShell(value);
      assert.ok(!quoted.ok);
      assert.match(quoted.reason, reason);
    });
  }

  it('can be read back, and has no single quote inside that is not doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const quoted = quotePowerShell(value);
        if (!quoted.ok) return;
        const inside = quoted.literal.slice(1, -1);
        assert.equal(inside.replace(/(['\u2018\u2019\u201a\u201b])\1/g, '$1'), value);
        assert.ok(!/['\u2018\u2019\u201a\u201b]/.test(inside.replace(/['\u2018\u2019\u201a\u201b]{2}/g, '')));
      }),
    );
  });
});

/** Without `String.prototype.isWellFormed`, which the oldest library that we compile for does not have. */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}
