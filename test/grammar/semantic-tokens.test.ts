import assert from 'node:assert/strict';
import { tokenTypes } from '../../engine/src/log-formats/line-token.ts';
import { tokenizeLine } from '../../engine/src/log-formats/tokenize-line.ts';
import { findLanguageOfFile } from './language-of-file.ts';
import { contributions, getGrammarOfLanguage, readFixtures } from './log-grammars.ts';
import textmate from 'vscode-textmate';

const fixtures = await readFixtures();
const scopesOfType = new Map(
  contributions.semanticTokenScopes.flatMap(({ scopes }) => Object.entries(scopes)),
);
const logs = ['iplog', 'miplog', 'mdi-sensor-log', 'mdi-setup-log'];

describe('Semantic tokens', () => {
  it('have a declaration and a colour for every type of the legend, and for no other', () => {
    const types = [...tokenTypes].sort();
    assert.deepEqual(contributions.semanticTokenTypes.map(({ id }) => id).sort(), types);
    assert.deepEqual([...scopesOfType.keys()].sort(), types);
  });

  for (const { name, text } of fixtures) {
    const language = findLanguageOfFile(name) ?? '';
    if (!logs.includes(language)) continue;
    it(`mean in ${name} what the grammar means`, async () => {
      const grammar = await getGrammarOfLanguage(language);
      for (const line of text.split(/\r?\n/)) {
        const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
        for (const { start, length, type } of tokenizeLine(line)) {
          const part = tokens.find(({ startIndex, endIndex }) => startIndex <= start && start < endIndex);
          const meaning = meaningOf(scopesOfType.get(type)?.[0] ?? '');
          const scopes = part?.scopes.join(' ') ?? '';
          assert.match(scopes, meaning, `${type} on ${line.slice(start, start + length)} in: ${line}`);
        }
      }
    });
  }
});

/** The part of a scope that says what it is: `.level.error.`, `.timestamp.`, `.key.`. */
function meaningOf(scope: string): RegExp {
  // `Return value 3` is an error that has no level word, and states its own scope.
  if (scope.includes('.level.error.')) return /\.level\.error\.|\.return-value\./;
  const meaning = /\.(?:level\.\w+|timestamp|component|exception|error-code|key|value|frame)\./.exec(
    scope,
  )?.[0];
  assert.ok(meaning !== undefined, scope);
  return new RegExp(meaning.replaceAll('.', String.raw`\.`));
}
