import assert from 'node:assert/strict';
import { buildGrammars } from '../../scripts/build-grammars.ts';
import { readRules } from './grammar-rules.ts';
import { findLanguageOfFile } from './language-of-file.ts';
import { contributions, createRegistry, readFixtures } from './log-grammars.ts';
import { getContrast, readColours, readColoursOfScopes, readThemes, toRawTheme } from './theme-colours.ts';

/** What WCAG 2.2 asks for text of normal size (AA). */
const LEAST = 4.5;

const themes = await readThemes();
const scopesOfRules = [...(await buildGrammars()).values()].flatMap((text) =>
  readRules(text).flatMap(({ name, contentName, captures, beginCaptures, endCaptures }) => [
    name,
    contentName,
    ...[captures, beginCaptures, endCaptures].flatMap((all) =>
      Object.values(all ?? {}).map((one) => one.name),
    ),
  ]),
);
const used = [...new Set(scopesOfRules.filter((scope) => scope !== undefined))];
const semantic = contributions.semanticTokenScopes.flatMap(({ scopes }) => Object.entries(scopes));

/** Scopes by their part of meaning, for example `.level.error.`. */
const scopeWith = (meaning: string): string => {
  const scope = used.find((one) => one.includes(`.${meaning}.log`));
  assert.ok(scope !== undefined, meaning);
  return scope;
};
const levels = ['level.error', 'level.warn', 'level.info', 'level.debug', 'level.trace'].map(scopeWith);
const telling = [
  'timestamp.utc',
  'timestamp.local',
  'component',
  'exception',
  'error-code',
  'chain',
  'value',
];

describe('Colours of the log grammars', () => {
  it('are tested in the eight themes that VS Code comes with', () => {
    assert.equal(themes.length, 8);
    assert.ok(used.length > 40, 'the scopes were read');
  });

  for (const theme of themes) {
    describe(`in ${theme.name}`, () => {
      it(`have a contrast of at least ${String(LEAST)} for every scope`, async () => {
        const colours = await readColoursOfScopes(theme, used);
        for (const [scope, colour] of colours) {
          const contrast = getContrast(colour, theme.background);
          assert.ok(contrast >= LEAST, `${scope}: ${colour} has ${contrast.toFixed(2)}`);
        }
      });

      it('have it in every fixture as well, where scopes are nested', async () => {
        const registry = createRegistry();
        registry.setTheme(toRawTheme(theme));
        for (const { name, text } of await readFixtures()) {
          const language = findLanguageOfFile(name);
          const declared = contributions.grammars.find((one) => one.language === language);
          if (language === undefined || declared === undefined) continue;
          const grammar = await registry.loadGrammar(declared.scopeName);
          assert.ok(grammar !== null);
          for (const line of text.split(/\r?\n/)) {
            for (const { start, colour } of readColours(grammar, line, registry.getColorMap())) {
              assert.ok(
                getContrast(colour, theme.background) >= LEAST,
                `${colour} at ${String(start)}: ${line}`,
              );
            }
          }
        }
      });

      it('differ from level to level', async () => {
        const colours = [...(await readColoursOfScopes(theme, levels)).values()];
        assert.equal(new Set(colours).size, levels.length, colours.join(' '));
      });

      it('set apart what tells something from plain text', async () => {
        for (const [scope, colour] of await readColoursOfScopes(theme, [
          ...telling.map(scopeWith),
          ...levels,
        ])) {
          assert.notEqual(colour, theme.foreground.toUpperCase(), scope);
        }
      });

      it('are the same where semantic tokens stand in for the grammar', async () => {
        for (const [type, scopes] of semantic) {
          const [first = ''] = scopes;
          const meaning = first.split('.').slice(-3).join('.');
          const whole = used.find((scope) => scope.endsWith(meaning)) ?? '';
          // VS Code takes the first scope of the list that the theme colours, and else plain text.
          const colours = [...(await readColoursOfScopes(theme, scopes)).values()];
          const plain = theme.foreground.toUpperCase();
          const shown = colours.find((colour) => colour !== plain) ?? plain;
          assert.equal(shown, (await readColoursOfScopes(theme, [whole])).get(whole), `${type}: ${meaning}`);
        }
      });
    });
  }
});
