import assert from 'node:assert/strict';
import { check } from 'recheck';
import textmate from 'vscode-textmate';
import { buildGrammars } from '../../scripts/build-grammars.ts';
import { readRules } from './grammar-rules.ts';
import { hostileLines, plainLine } from './hostile-lines.ts';
import { contributions, getGrammarOfLanguage } from './log-grammars.ts';

const texts = [...(await buildGrammars()).values()];

/** On a busy machine recheck would call slow what only waited: its limits are steps, so its clocks get time enough. */
const stepsDecide = {
  timeout: 100_000,
  attackTimeout: 60_000,
  incubationTimeout: 10_000,
  seedingTimeout: 10_000,
};

/** How much longer than a plain line of the same length a hostile one may take. Quadratic work takes hundreds. */
const MOST = 50;

describe('Grammar patterns do not backtrack badly', () => {
  const seen = new Set<string>();
  for (const text of texts) {
    for (const { match, begin, end, while: goesOn } of readRules(text)) {
      for (const pattern of [match, begin, end, goesOn]) {
        if (pattern === undefined || seen.has(pattern)) continue;
        seen.add(pattern);
        it(pattern, async () => {
          const { source, flags } = toJavaScript(pattern);
          const result = await check(source, flags, stepsDecide);
          assert.equal(
            result.status,
            'safe',
            JSON.stringify(result.status === 'vulnerable' && result.attack),
          );
        }).timeout(180_000);
      }
    }
  }

  it('and the check would find one that does', async () => {
    assert.equal(
      (await check(toJavaScript(String.raw`(?i)(\w+\.)*\w+Exception`).source, '', stepsDecide)).status,
      'vulnerable',
    );
  }).timeout(180_000);
});

describe('Hostile lines of 20,000 columns', () => {
  for (const { language } of contributions.grammars) {
    if (language === undefined) continue;
    it(`cost ${language} at most ${String(MOST)} times a plain line`, async () => {
      const grammar = await getGrammarOfLanguage(language);
      const time = (line: string): number => {
        const started = process.cpuUsage();
        const { stoppedEarly } = grammar.tokenizeLine2(line, textmate.INITIAL);
        assert.equal(stoppedEarly, false);
        const { user, system } = process.cpuUsage(started);
        return user + system;
      };
      const best = (line: string): number => Math.min(time(line), time(line), time(line));
      best(plainLine);
      const plain = best(plainLine);
      for (const [name, line] of Object.entries(hostileLines)) {
        const ratio = best(line) / plain;
        assert.ok(ratio < MOST, `${name}: ${ratio.toFixed(1)} times a plain line`);
      }
    }).timeout(180_000);
  }
});

/**
 * Our patterns are JavaScript's but for three things: a leading `(?i)`, `\\G` (where an embedded block goes on, which
 * is at most the start of a line again), and a reference from an end to its begin, which is a literal by then.
 */
function toJavaScript(pattern: string): { readonly source: string; readonly flags: string } {
  const ignoreCase = pattern.startsWith('(?i)');
  const source = pattern
    .slice(ignoreCase ? 4 : 0)
    .replaceAll('(^|\\G)', '^')
    .replaceAll('(\\3)', '(```)');
  return { source, flags: ignoreCase ? 'i' : '' };
}
