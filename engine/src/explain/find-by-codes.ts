import type { CodeMeaning } from '../model/explanation.ts';
import type { Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { findErrorCodes } from './error-codes.ts';

/** Where a signature shows a code: in what is seen of it, or only in what is said about it. */
const weights = { title: 4, keyword: 3, example: 2, prose: 1 } as const;

type Shown = ReadonlyMap<string, ReadonlyMap<Signature, number>>;

const indexes = new WeakMap<Catalog, Shown>();

/**
 * Signatures that show one of the codes, in whatever notation they or the reader write it: `1603`, `0x643`,
 * `0x80070643` and `-2147023293` are one code. Those that have it in their
 * title come first, in the notation that was asked for before all others.
 */
export function findByCodes(catalog: Catalog, codes: readonly CodeMeaning[]): readonly Signature[] {
  const scores = new Map<Signature, number>();
  for (const { name, text } of codes) {
    for (const [signature, weight] of indexOf(catalog).get(name) ?? []) {
      const asWritten = signature.title.toLowerCase().match(/\w+/g)?.includes(text.toLowerCase()) === true;
      scores.set(signature, (scores.get(signature) ?? 0) + weight + (asWritten ? weights.title : 0));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([signature]) => signature);
}

function indexOf(catalog: Catalog): Shown {
  let shown = indexes.get(catalog);
  if (shown === undefined) indexes.set(catalog, (shown = buildIndex(catalog)));
  return shown;
}

function buildIndex(catalog: Catalog): Shown {
  const shown = new Map<string, Map<Signature, number>>();
  for (const signature of catalog.signatures) {
    for (const [weight, text] of textsOf(signature)) {
      for (const { name } of findErrorCodes(catalog.codes, text)) {
        let signatures = shown.get(name);
        if (signatures === undefined) shown.set(name, (signatures = new Map()));
        signatures.set(signature, Math.max(weight, signatures.get(signature) ?? 0));
      }
    }
  }
  return shown;
}

function textsOf(signature: Signature): readonly (readonly [weight: number, text: string])[] {
  const { title, keywords, examples, meaning, causes, notes, steps } = signature;
  return [
    [weights.title, title],
    ...keywords.map((keyword) => [weights.keyword, keyword] as const),
    ...examples.match.map(({ text }) => [weights.example, text] as const),
    ...[meaning, ...causes.map(({ text }) => text), ...notes, ...steps].map(
      (text) => [weights.prose, text] as const,
    ),
  ];
}
