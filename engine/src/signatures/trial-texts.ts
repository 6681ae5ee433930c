import type { MatchRule, Signature } from '../model/signature.ts';
import { forEachNode, parseRegex } from './regex-syntax.ts';

/** Long enough that what is worse than linear shows, in UTF-16 units. */
const LENGTH = 1 << 11;
/** Characters of the pattern of which a run is tried. */
const MAX_RUNS = 8;
/** Beginnings of an example behind which a run is tried, and how long the run is. */
const MAX_BEGINNINGS = 8;
const ROUND = 900;

/**
 * Texts on which a pattern that can run away does so: runs of one character with and without an anchor beside them,
 * the anchor and the examples over and over with their ends cut off, and the examples as they are.
 */
export function* trialTexts(
  { pattern, anchors }: MatchRule,
  { match, nearMiss }: Signature['examples'],
): Generator<string> {
  const anchor = anchors[0] ?? '';
  for (const run of [' ', 'a', '0', 'a ', '\r\n', ...charactersOf(pattern)]) {
    const long = repeatTo(run);
    yield long;
    yield `${anchor}${long}`;
    yield `${long}${anchor}`;
  }
  for (const some of anchors.slice(0, 2)) yield repeatTo(`${some} `);
  for (const { text } of [...match, ...nearMiss]) {
    yield text;
    // As console text is tried, whose messages may be broken anywhere.
    yield text.replace(/\s*\n\s*/g, '');
    yield repeatTo(text.slice(0, Math.max(1, Math.floor(text.length * 0.9))));
    // A repeat in the middle is reached only behind what stands before it.
    for (const beginning of beginningsOf(text)) {
      for (const run of ['a', '0', ' ']) yield repeatTo(beginning + run.repeat(ROUND));
    }
  }
}

function repeatTo(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
}

/** The text up to each of its first signs that are no letters. */
function beginningsOf(text: string): string[] {
  const ends = [...text.matchAll(/[^A-Za-z0-9]+/g)].slice(0, MAX_BEGINNINGS);
  return ends.map((end) => text.slice(0, end.index + end[0].length));
}

function charactersOf(source: string): Iterable<string> {
  const found = new Set<string>();
  const parsed = parseRegex(source);
  if ('mistake' in parsed) return found;
  forEachNode(parsed.pattern, (node) => {
    if (node.type === 'Character' && found.size < MAX_RUNS) found.add(String.fromCodePoint(node.value));
  });
  return found;
}
