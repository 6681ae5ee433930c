import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { explainText } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';

/** A line of explained-texts.yaml, which says what the fields mean. */
interface ExplainedText {
  readonly text: string;
  readonly first: string;
  readonly by?: string;
  readonly codes?: readonly string[];
  readonly only?: boolean;
}

const file = path.join(import.meta.dirname, 'explained-texts.yaml');
const table = parse(readFileSync(file, 'utf8')) as readonly ExplainedText[];

describe('explain', () => {
  it('is tried on more than 80 texts that are no example', () => {
    assert.ok(table.length > 80);
    const examples = getRealCatalog().signatures.flatMap(({ examples }) =>
      examples.match.map(({ text }) => text),
    );
    assert.deepEqual(
      table.map(({ text }) => text).filter((text) => examples.includes(text)),
      [],
    );
  });

  for (const { text, first, by, codes, only } of table) {
    it(`${JSON.stringify(text).slice(0, 90)} is ${first}`, () => {
      const explanation = explainText(getRealCatalog(), text);
      const ids = explanation.matches.map(({ signature }) => signature.id);
      assert.equal(ids[0] ?? 'none', first, ids.join(' '));
      if (by !== undefined) assert.equal(explanation.matches[0]?.by, by);
      if (only === true) assert.deepEqual(ids, [first]);
      if (codes !== undefined) {
        assert.deepEqual(
          explanation.codes.map(({ name }) => name),
          codes,
        );
      }
    });
  }
});
