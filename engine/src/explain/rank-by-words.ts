import type { Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** How alike the words must be, as a share of the words of the title, and how many must be shared at least. */
const MIN_SHARE = 0.6;
const MIN_SHARED = 2;

interface Phrase {
  readonly signature: Signature;
  readonly words: ReadonlySet<string>;
}

const phrases = new WeakMap<Catalog, readonly Phrase[]>();

/**
 * Signatures whose title or keywords share most of their words with a short text, the likest first: for alert titles
 * typed from memory, and for knowledge that has no text in any log.
 */
export function rankByWords(catalog: Catalog, text: string): readonly Signature[] {
  const asked = wordsOf(text.slice(0, 2000));
  if (asked.size === 0) return [];
  const scores = new Map<Signature, number>();
  for (const { signature, words } of phrasesOf(catalog)) {
    let shared = 0;
    for (const word of words) if (asked.has(word)) shared++;
    const share = shared / words.size;
    if (share < MIN_SHARE || shared < Math.min(MIN_SHARED, words.size)) continue;
    // Of two titles that fit wholly, the longer says more.
    const score = share + shared / 100;
    if (score > (scores.get(signature) ?? 0)) scores.set(signature, score);
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([signature]) => signature);
}

function phrasesOf(catalog: Catalog): readonly Phrase[] {
  let all = phrases.get(catalog);
  if (all === undefined) {
    all = catalog.signatures.flatMap((signature) =>
      [signature.title, ...signature.keywords].map((phrase) => ({ signature, words: wordsOf(phrase) })),
    );
    phrases.set(catalog, all);
  }
  return all;
}

const stopWords = new Set(
  'a an and are as at be by can cannot could do does for from has have how if in is it its may not of on or that the there this to was were what when where which who why will with you your'.split(
    ' ',
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
  return new Set(words.filter((word) => !stopWords.has(word)));
}
