import type { Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { findNearestWord } from '../signatures/nearest-word.ts';
import { wordsOf } from './word-list.ts';

/** Nobody types more than this from memory; what is pasted beyond it is found by its text. In UTF-16 units. */
const MAX_TEXT = 2000;
/** Up to so many words the text is a question, all of which counts; more is a paste, of which some lines count. */
const MAX_QUESTION = 14;
/** How much of a title or keyword must be in the text, by the weight of its words. */
const MIN_PHRASE = 0.6;
/** How much of a question must be in one phrase. */
const MIN_QUESTION = 0.65;
/** A word that so many signatures use says little by itself. */
const RARE = 12;
/** What is less like the text than the best answer by this factor is left out. */
const MIN_OF_BEST = 0.55;

interface Phrase {
  readonly signature: Signature;
  readonly words: ReadonlySet<string>;
  /** Titles and keywords are written to be found by; an example only shows what is seen. */
  readonly isName: boolean;
}

interface Vocabulary {
  readonly phrases: readonly Phrase[];
  /** In how many signatures a word stands. */
  readonly uses: ReadonlyMap<string, number>;
  /** Words that may have been meant by a misspelt one. */
  readonly plain: readonly string[];
}

/**
 * Signatures whose title, keywords or examples are like a short text, the likest first: for alert titles typed from
 * memory, with typing errors, and for knowledge that has no text in any log. Rare words count more than common ones.
 * `namedOnly` leaves out what only shares some words, for a text that has a better answer already.
 */
export function rankByWords(
  catalog: Catalog,
  text: string,
  { namedOnly }: { readonly namedOnly: boolean },
): readonly Signature[] {
  const vocabulary = vocabularyOf(catalog);
  const typed = wordsOf(text.slice(0, MAX_TEXT));
  const asked = typed.size > MAX_QUESTION ? typed : correct(typed, vocabulary);
  const weight = (word: string): number =>
    Math.log(1 + catalog.signatures.length / (vocabulary.uses.get(word) ?? 1));
  const sum = (words: Iterable<string>): number =>
    [...words].reduce((total, word) => total + weight(word), 0);
  const total = sum(asked);
  const scores = new Map<Signature, number>();
  for (const { signature, words, isName } of vocabulary.phrases) {
    const shared = [...words].filter((word) => asked.has(word));
    if (shared.length === 0) continue;
    const found = sum(shared);
    const ofPhrase = found / sum(words);
    const ofQuestion = found / total;
    const isNamed = isName && ofPhrase >= MIN_PHRASE && shared.length >= Math.min(2, words.size);
    const isAsked =
      asked.size <= MAX_QUESTION &&
      ofQuestion >= MIN_QUESTION &&
      (shared.length >= 2 || (asked.size === 1 && isTelling(shared, vocabulary)));
    if (!isNamed && (namedOnly || (!isAsked && !isTypeOnly(shared, vocabulary)))) continue;
    // Of two that fit alike the name comes before the example, and the longer one, which says more, before the shorter.
    const score = ofPhrase + ofQuestion + (isName ? 0.1 : 0) + found / 1000;
    scores.set(signature, Math.max(score, scores.get(signature) ?? 0));
  }
  const best = Math.max(0, ...scores.values());
  return [...scores]
    .filter(([, score]) => score >= best * MIN_OF_BEST)
    .sort(([, a], [, b]) => b - a)
    .map(([signature]) => signature);
}

/** One word is an answer when few errors have it. */
function isTelling([word = '']: readonly string[], { uses }: Vocabulary): boolean {
  return (word.length >= 4 || /^\d{3}$/.test(word)) && (uses.get(word) ?? 0) <= RARE;
}

/** The name of an exception in its own namespace tells what the sentence around it, in another language, does not. */
function isTypeOnly(shared: readonly string[], { uses }: Vocabulary): boolean {
  return shared.some((word) => /^(?:[a-z]\w*\.){2,}\w+exception$/.test(word) && (uses.get(word) ?? 0) <= 3);
}

/** Words that nobody uses are taken for the nearest that is used. */
function correct(words: ReadonlySet<string>, { uses, plain }: Vocabulary): ReadonlySet<string> {
  return new Set(
    [...words].map((word) => {
      if (uses.has(word) || word.length < 5 || !/^[a-z]+$/.test(word)) return word;
      // A typing error seldom hits the first letter, and changes the length by two at most.
      const near = plain.filter(
        (other) => other.startsWith(word.slice(0, 1)) && Math.abs(other.length - word.length) <= 2,
      );
      return findNearestWord(word, near, word.length < 8 ? 1 : 2) ?? word;
    }),
  );
}

const vocabularies = new WeakMap<Catalog, Vocabulary>();

function vocabularyOf(catalog: Catalog): Vocabulary {
  let vocabulary = vocabularies.get(catalog);
  if (vocabulary === undefined) vocabularies.set(catalog, (vocabulary = buildVocabulary(catalog)));
  return vocabulary;
}

function buildVocabulary(catalog: Catalog): Vocabulary {
  const phrases: Phrase[] = catalog.signatures.flatMap((signature) => [
    ...[signature.title, ...signature.keywords].map((phrase) => toPhrase(signature, phrase, true)),
    ...signature.examples.match.map(({ text }) => toPhrase(signature, text.slice(0, MAX_TEXT), false)),
  ]);
  const signaturesOf = new Map<string, Set<Signature>>();
  for (const { signature, words } of phrases) {
    for (const word of words) {
      const known = signaturesOf.get(word);
      if (known === undefined) signaturesOf.set(word, new Set([signature]));
      else known.add(signature);
    }
  }
  const uses = new Map([...signaturesOf].map(([word, signatures]) => [word, signatures.size]));
  return { phrases, uses, plain: [...uses.keys()].filter((word) => /^[a-z]{4,}$/.test(word)) };
}

function toPhrase(signature: Signature, text: string, isName: boolean): Phrase {
  return { signature, words: wordsOf(text), isName };
}
