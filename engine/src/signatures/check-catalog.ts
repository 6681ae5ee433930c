import type { Remediation } from '../model/remediation.ts';
import type { Signature } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import { checkExamples } from './check-examples.ts';
import { isUsable, type LocatedProblem } from './located-problem.ts';
import { findNearestWord, listWords } from './nearest-word.ts';
import type { ParsedSignature } from './parse-signature.ts';
import { places } from './signature-words.ts';

/** A parsed signature with the means to report problems at its places. */
export interface SignatureEntry {
  readonly signature: Signature;
  readonly problemAt: ParsedSignature['problemAt'];
}

/** What signatures may refer to. */
export interface Surroundings {
  /** Signatures that are there already: the built-in ones, when a user's are checked. */
  readonly signatures: readonly Signature[];
  readonly remediations: readonly Remediation[];
  readonly kinds: readonly SourceKind[];
}

export interface CheckedSignatures {
  /** Those against which no error stands, in the order given. */
  readonly accepted: readonly Signature[];
  readonly problems: readonly LocatedProblem[];
}

/** Checks signatures against each other and against what they refer to, and tries their examples. */
export function checkCatalog(entries: readonly SignatureEntry[], around: Surroundings): CheckedSignatures {
  const owners = new Map<string, Signature>();
  for (const signature of around.signatures) claimIds(owners, signature);
  const taken = new Map(owners);
  for (const { signature } of entries) claimIds(owners, signature);

  const accepted: Signature[] = [];
  const problems: LocatedProblem[] = [];
  for (const entry of entries) {
    const found = [
      ...checkIds(entry, taken),
      ...checkScopes(entry, around.kinds),
      ...checkRemedies(entry, around.remediations),
      ...checkRelations(entry, owners),
      ...checkConditions(entry, owners),
      ...checkExamples(entry, around.kinds),
    ];
    claimIds(taken, entry.signature);
    problems.push(...found);
    if (isUsable(found)) accepted.push(entry.signature);
  }
  return { accepted, problems };
}

function claimIds(owners: Map<string, Signature>, signature: Signature): void {
  for (const id of [signature.id, ...signature.formerIds]) {
    const key = id.toLowerCase();
    if (!owners.has(key)) owners.set(key, signature);
  }
}

function checkIds(
  { signature, problemAt }: SignatureEntry,
  taken: ReadonlyMap<string, Signature>,
): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const owner = taken.get(signature.id.toLowerCase());
  if (owner !== undefined) {
    const former = owner.id.toLowerCase() !== signature.id.toLowerCase();
    const message = former
      ? `The id \`${signature.id}\` is a former id of \`${owner.id}\`; ids are never used again, so take another one.`
      : `The id \`${signature.id}\` is taken by "${owner.title}"; take another one.`;
    problems.push(problemAt(['id'], message));
  }
  for (const [index, id] of signature.formerIds.entries()) {
    const other = taken.get(id.toLowerCase());
    const own = id.toLowerCase() === signature.id.toLowerCase();
    if (other === undefined && !own) continue;
    const message = own
      ? `\`${id}\` is the id itself; remove it from \`formerIds\`.`
      : `The former id \`${id}\` belongs to \`${other?.id}\`; remove it.`;
    problems.push(problemAt(['formerIds', index], message));
  }
  return problems;
}

function checkScopes(
  { signature, problemAt }: SignatureEntry,
  kinds: readonly SourceKind[],
): LocatedProblem[] {
  const known = knownScopes(kinds);
  const problems: LocatedProblem[] = [];
  // The rules of `match` come first, and those of `alsoShownAs` have known places only.
  for (const [index, rule] of signature.rules.entries()) {
    for (const [at, scope] of rule.scopes.entries()) {
      if (known.includes(scope)) continue;
      const message = `\`${scope}\` is not a scope of any log kind; ${suggest(scope, known)}`;
      problems.push(problemAt(['match', index, 'sources', at], message));
    }
  }
  return problems;
}

/** Every scope that some kind of log has, `any`, and the places. */
export function knownScopes(kinds: readonly SourceKind[]): readonly string[] {
  const scopes = kinds.flatMap((kind) => kind.scopes);
  return [...new Set(['any', ...scopes, ...kinds.map(({ id }) => id), ...places])].sort();
}

function checkRemedies(
  { signature, problemAt }: SignatureEntry,
  remediations: readonly Remediation[],
): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  for (const [index, use] of signature.remedies.entries()) {
    const remediation = remediations.find(({ id }) => id === use.id);
    if (remediation === undefined) {
      const names = remediations.map(({ id }) => id);
      const near = findNearestWord(use.id, names);
      const mend =
        near === undefined
          ? `write knowledge/remediations/${use.id}.ps1 or take another one.`
          : `did you mean \`${near}\`?`;
      problems.push(problemAt(['remedies', index, 'use'], `There is no remediation \`${use.id}\`; ${mend}`));
      continue;
    }
    const parameters = remediation.parameters.map(({ name }) => name);
    for (const key of ['bind', 'set'] as const) {
      for (const name of Object.keys(use[key])) {
        if (parameters.includes(name)) continue;
        const message = `\`${use.id}\` has no parameter \`${name}\`; ${suggest(name, parameters)}`;
        problems.push(problemAt(['remedies', index, key, name], message));
      }
    }
  }
  return problems;
}

function checkRelations(
  { signature, problemAt }: SignatureEntry,
  owners: ReadonlyMap<string, Signature>,
): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const { supersedes, causedBy, similar, resolves } = signature.related;
  for (const [key, ids] of Object.entries({ supersedes, causedBy, similar, resolves })) {
    for (const [index, id] of ids.entries()) {
      const message = relationFlaw(signature, id, owners);
      if (message !== undefined) problems.push(problemAt(['related', key, index], message));
    }
  }
  return problems;
}

/** Conditions name signatures that exist, and captures that both sides have. */
function checkConditions(
  { signature, problemAt }: SignatureEntry,
  owners: ReadonlyMap<string, Signature>,
): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  for (const [index, { records, same, having }] of signature.conditions.entries()) {
    const path = ['conditions', index];
    const others = records.map((id) => owners.get(id.toLowerCase()));
    for (const [at, id] of records.entries()) {
      if (others[at] === undefined)
        problems.push(
          problemAt(
            [...path, 'records', at],
            `There is no signature \`${id}\`; correct the id or remove it.`,
          ),
        );
    }
    const mustHave = (
      sides: readonly (Signature | undefined)[],
      name: string,
      place: readonly (string | number)[],
    ): void => {
      for (const side of sides) {
        if (side === undefined || name in side.captures) continue;
        problems.push(
          problemAt(
            [...path, ...place],
            `\`${side.id}\` has no capture \`${name}\`; \`${place[0]}\` names captures ${place[0] === 'same' ? 'of both' : 'of the other record'}.`,
          ),
        );
      }
    };
    for (const [at, name] of same.entries()) mustHave([signature, ...others], name, ['same', at]);
    for (const name of Object.keys(having)) mustHave(others, name, ['having', name]);
  }
  return problems;
}

function relationFlaw(
  signature: Signature,
  id: string,
  owners: ReadonlyMap<string, Signature>,
): string | undefined {
  if (id === signature.id) return 'A signature is not related to itself; remove this.';
  if (owners.has(id.toLowerCase())) return undefined;
  return `There is no signature \`${id}\`; correct the id or remove it.`;
}

function suggest(word: string, words: readonly string[]): string {
  if (words.length === 0) return 'there are none.';
  const near = findNearestWord(word, words);
  return near === undefined ? `there are ${listWords(words)}.` : `did you mean \`${near}\`?`;
}
