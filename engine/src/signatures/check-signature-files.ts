import {
  checkCatalog,
  type CheckedSignatures,
  type SignatureEntry,
  type Surroundings,
} from './check-catalog.ts';
import type { LocatedProblem } from './located-problem.ts';
import { parseSignature } from './parse-signature.ts';

/** A file that should hold a signature, as it was read. */
export interface SignatureText {
  /** How problems call the file. */
  readonly file: string;
  readonly text: string;
  /** Why the text could not be read, in one sentence. */
  readonly unreadable?: string;
}

/**
 * The signatures of a folder of a user or a team, checked one by one, against each other and against what is built
 * in. One that is broken is left out and the others are accepted.
 */
export function checkSignatureFiles(
  files: readonly SignatureText[],
  around: Surroundings,
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
    if (parsed.signature !== undefined) {
      entries.push({ signature: parsed.signature, problemAt: parsed.problemAt });
    }
  }
  const checked = checkCatalog(entries, around);
  return { accepted: checked.accepted, problems: [...problems, ...checked.problems] };
}

const atTheTop = { line: 1, column: 1, endLine: 1, endColumn: 1, severity: 'error' } as const;
