import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { fixtures, getGrammar, getGrammarOfLanguage, readFixtures } from './log-grammars.ts';
import { findLanguageOfFile } from './language-of-file.ts';
import { drawSnapshot } from './snapshot.ts';

const files = await readFixtures();

/*
 * A changed snapshot is a changed colour: look at it before accepting it. UPDATE_EXPECTED=1 rewrites the file and
 * fails once, so that nothing is accepted unseen in an automated run.
 */
describe('Grammar snapshots', () => {
  for (const { name, text } of files) {
    it(`${name} is coloured as its snapshot says`, async () => {
      const language = findLanguageOfFile(name);
      assert.ok(language !== undefined, 'no language claims the fixture');
      const grammar = await (language === 'markdown'
        ? getGrammar('text.html.markdown')
        : getGrammarOfLanguage(language));
      await assertExpected(
        new URL(`${encodeURIComponent(name)}.snap`, fixtures),
        drawSnapshot(text, grammar),
      );
    });
  }
});

async function assertExpected(file: URL, actual: string): Promise<void> {
  const expected = await readFile(file, 'utf8').catch(() => '');
  if (process.env['UPDATE_EXPECTED'] === '1' && expected !== actual) {
    await writeFile(file, actual);
    assert.fail('the snapshot was rewritten: look at the difference, then run again');
  }
  assert.equal(actual, expected, 'UPDATE_EXPECTED=1 rewrites the snapshot');
}
