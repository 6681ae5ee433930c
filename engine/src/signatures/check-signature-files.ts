import {
  checkCatalog,
  type CheckedSignatures,
  type SignatureEntry,
  type Surroundings,
} from './check-catalog.ts';
import type { LocatedProblem } from './located-problem.ts';
import { parseSignature } from './parse-signature.ts';
import { trialTexts } from './trial-texts.ts';

/** A file that should hold a signature, as it was read. */
export interface SignatureText {
  /** How problems call the file. */
  readonly file: string;
  readonly text: string;
  /** Why the text could not be read, in one sentence. */
  readonly unreadable?: string;
}

/**
 * Whether each search of a pattern (flags `im`) for a text ends in time; `hung` where it is known that one in a log did
 * not. The engine has no clock to tell by itself.
 */
export type PatternTrial = (pattern: string, texts: Iterable<string>) => boolean | 'hung';

/**
 * The signatures of a folder of a user or a team, checked one by one, against each other and against what is built
 * in. One that is broken is left out and the others are accepted.
 */
export function checkSignatureFiles(
  files: readonly SignatureText[],
  around: Surroundings,
  trial?: PatternTrial,
): CheckedSignatures {
  const problems: LocatedProblem[] = [];
  const entries: SignatureEntry[] = [];
  for (const { file, text, unreadable } of files) {
    if (unreadable !== undefined) {
      problems.push({ ...atTheTop, file, message: unreadable });
      continue;
    }
    const parsed = parseSignature(text, file);
    problems.push(...parsed.problems);
    if (parsed.signature === undefined) continue;
    const entry = { signature: parsed.signature, problemAt: parsed.problemAt };
    // Before anything else runs a pattern: its own examples may be what it never comes back from.
    const slow = trial === undefined ? [] : findSlow(entry, trial);
    if (slow.length === 0) entries.push(entry);
    else problems.push(...slow);
  }
  const checked = checkCatalog(entries, around);
  return { accepted: checked.accepted, problems: [...problems, ...checked.problems] };
}

function findSlow({ signature, problemAt }: SignatureEntry, trial: PatternTrial): LocatedProblem[] {
  return signature.rules.flatMap((rule, index) => {
    const verdict = trial(rule.pattern, trialTexts(rule, signature.examples));
    if (verdict === true) return [];
    const found =
      verdict === 'hung'
        ? 'The pattern did not come to an end on a record of a log, so the signature is switched off until the pattern is changed or the server starts again'
        : 'The pattern takes far too long on texts made against it';
    // The rules of `match` come first; those of `alsoShownAs` are reported at the top.
    return problemAt(
      ['match', index, 'pattern'],
      `${found}: several of its repeats can take the same characters. Separate them by a literal that they can not take, or make one of them fixed.`,
    );
  });
}

const atTheTop = { line: 1, column: 1, endLine: 1, endColumn: 1, severity: 'error' } as const;
