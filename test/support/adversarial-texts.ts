import type { MatchRule } from '#engine';
import type { PatternProof } from '../../scripts/prove-patterns.ts';

/** A text of the length, made of one piece over and over. */
function repeatTo(length: number, piece: string): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/**
 * Texts of the length on which a pattern that backtracks is slow: what recheck found, the pattern's own literals and
 * examples over and over with their ends cut off, and long runs of one character.
 */
export function* adversarialTexts(
  { anchors }: Pick<MatchRule, 'anchors'>,
  examples: readonly string[],
  proof: PatternProof | undefined,
  length: number,
): Generator<string> {
  if (proof?.attack !== undefined) {
    const { pumps, suffix } = proof.attack;
    yield pumps.map(({ prefix, pump }) => prefix + repeatTo(length / pumps.length, pump)).join('') + suffix;
  }
  for (const anchor of anchors.slice(0, 2)) {
    yield repeatTo(length, anchor);
    yield repeatTo(length, `${anchor} `);
    yield `${anchor}${repeatTo(length, 'a')}`;
    yield `${anchor} ${repeatTo(length, ' ')}`;
  }
  // Without its last piece an example is almost a match, and can be tried again and again.
  for (const example of examples)
    yield repeatTo(length, example.slice(0, Math.max(1, Math.floor(example.length * 0.9))));
  // Runs of one character are slow at once or never; a megabyte of each would only cost time.
  for (const run of [' ', '\r\n', 'a ', '0', '[']) yield repeatTo(Math.min(length, 1 << 16), run);
}

/** How often a search is measured that seems slow: what a busy machine adds differs, what the pattern takes does not. */
const TRIES = 5;

/** The slowest search of the pattern, in milliseconds of processor time, on any of the texts. Stops at the limit. */
export function slowestSearch(
  pattern: string,
  texts: Iterable<string>,
  limit: number,
): { milliseconds: number; text: string } {
  let slowest = { milliseconds: 0, text: '' };
  for (const text of texts) {
    let milliseconds = timeSearch(pattern, text);
    for (let tries = 1; tries < TRIES && milliseconds > limit; tries++)
      milliseconds = Math.min(milliseconds, timeSearch(pattern, text));
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text };
    if (milliseconds > limit) break;
  }
  return slowest;
}

function timeSearch(pattern: string, text: string): number {
  const regex = new RegExp(pattern, 'dgim');
  const start = process.cpuUsage();
  regex.exec(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
