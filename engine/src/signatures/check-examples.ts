import { textKind } from '../log-formats/detect-kind.ts';
import type { MatchExample, Signature } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import { matchText } from '../scan/match-text.ts';
import { createCatalog } from './catalog.ts';
import type { SignatureEntry } from './check-catalog.ts';
import type { LocatedProblem } from './located-problem.ts';
import { findNearestWord, listWords } from './nearest-word.ts';

/**
 * Tries the examples of a signature, alone, with the engine that will scan: each `match` is found with just the
 * captures that it states, each `nearMiss` is not.
 */
export function checkExamples(
  { signature, problemAt }: SignatureEntry,
  kinds: readonly SourceKind[],
): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  for (const [index, example] of signature.examples.match.entries()) {
    const path = ['examples', 'match', index];
    const kind = findExampleKind(example.source, kinds);
    if (kind === undefined) problems.push(problemAt([...path, 'source'], unknownKind(example.source, kinds)));
    else
      for (const message of missesOf(signature, example, kind))
        problems.push(problemAt([...path, 'text'], message));
  }
  for (const [index, example] of signature.examples.nearMiss.entries()) {
    const path = ['examples', 'nearMiss', index];
    const kind = findExampleKind(example.source, kinds);
    if (kind === undefined) problems.push(problemAt([...path, 'source'], unknownKind(example.source, kinds)));
    else if (findMatch(signature, example.text, kind) !== undefined) {
      problems.push(
        problemAt(
          [...path, 'text'],
          'This near miss is found; make the pattern stricter, or the example a `match`.',
        ),
      );
    }
  }
  return problems;
}

/** The kind of log of an example; `ticket` is text from anywhere, on which every rule is tried. */
export function findExampleKind(source: string, kinds: readonly SourceKind[]): SourceKind | undefined {
  return source === 'ticket' || source === textKind.id ? textKind : kinds.find(({ id }) => id === source);
}

function unknownKind(source: string, kinds: readonly SourceKind[]): string {
  const known = ['ticket', ...kinds.map(({ id }) => id)];
  const near = findNearestWord(source, known);
  const mend = near === undefined ? `there are ${listWords(known)}.` : `did you mean \`${near}\`?`;
  return `\`${source}\` is not a kind of log; ${mend}`;
}

/** What is wrong with how a signature finds an example. */
function missesOf(signature: Signature, example: MatchExample, kind: SourceKind): string[] {
  const match = findMatch(signature, example.text, kind);
  if (match === undefined) {
    const elsewhere = kind !== textKind && findMatch(signature, example.text, textKind) !== undefined;
    return [
      elsewhere
        ? `This example is found in other places, but not in \`${kind.id}\`; add \`${kind.id}\` to \`sources\` or correct the example's \`source\`.`
        : 'This example is not found; correct the pattern or the example.',
    ];
  }
  const found = new Map(match.captures.map(({ name, value }) => [name, value]));
  const messages: string[] = [];
  for (const [name, value] of Object.entries(example.captures)) {
    if (found.get(name) === value) continue;
    messages.push(
      `The example states ${name}: \`${value}\`, the match gives ${found.has(name) ? `\`${found.get(name)}\`` : 'nothing'}.`,
    );
  }
  for (const [name, value] of found) {
    if (!(name in example.captures))
      messages.push(
        `The match gives ${name}: \`${value}\`, which the example does not state; add it to \`captures\`.`,
      );
  }
  return messages;
}

interface FoundCaptures {
  readonly captures: readonly { readonly name: string; readonly value: string }[];
}

function findMatch(signature: Signature, text: string, kind: SourceKind): FoundCaptures | undefined {
  const catalog = createCatalog({
    hash: '',
    signatures: [signature],
    remediations: [],
    kinds: [],
    codes: { codes: [] },
    statusFields: [],
    cmdlets: [],
  });
  return matchText(catalog, text, kind)[0];
}
