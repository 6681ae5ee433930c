import assert from 'node:assert/strict';
import {
  bindRemediation,
  checkCatalog,
  type LocatedProblem,
  parseRemediation,
  parseSignature,
  parseSourceKind,
} from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { type FuzzTarget, textTarget } from '../fuzz-target.ts';
import { kindFiles, scripts, signatureFiles } from '../material.ts';
import { mutateText } from '../mutate.ts';

/** YAML of a user: any text gives a signature or problems with a place, and what was taken can be checked and tried. */
export const signatureYaml: FuzzTarget = textTarget(
  'signature-yaml',
  (random) =>
    random.once(5)
      ? mutateText(random, random.pick(kindFiles()))
      : mutateText(random, random.pick(signatureFiles()), signatureFiles()),
  (text) => {
    const { signatures: _, ...around } = getRealCatalog();
    const kind = parseSourceKind(text, 'kind.yaml');
    checkProblems(kind.problems, text, kind.kind !== undefined);
    const parsed = parseSignature(text, 'X.yaml');
    checkProblems(parsed.problems, text, parsed.signature !== undefined);
    if (parsed.signature === undefined) return;
    const { signature, problemAt } = parsed;
    const { problems } = checkCatalog([{ signature, problemAt }], { ...around, signatures: [] });
    checkProblems(problems, text, true);
    for (const { pattern } of signature.rules) assert.ok(new RegExp(pattern, 'imd'));
  },
);

/** A remediation's script: any text gives a remediation that binds, or problems with a place. */
export const remediation: FuzzTarget = textTarget(
  'remediation',
  (random) => mutateText(random, random.pick(scripts()), scripts()),
  (text) => {
    const parsed = parseRemediation(text, 'Get-X.ps1');
    checkProblems(parsed.problems, text, parsed.remediation !== undefined);
    if (parsed.remediation !== undefined) assert.ok(bindRemediation(parsed.remediation, {}).ok);
  },
);

function checkProblems(problems: readonly LocatedProblem[], text: string, isUsed: boolean): void {
  const lineCount = text.split(/\r\n|\r|\n/).length;
  if (!isUsed) assert.ok(problems.length > 0, 'it is refused without a reason');
  for (const { line, message } of problems) {
    assert.ok(line >= 1 && line <= lineCount, `line ${line} of ${lineCount}: ${message}`);
    assert.ok(message.length > 0);
  }
}
