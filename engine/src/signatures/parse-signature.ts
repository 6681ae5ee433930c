import type { Signature } from '../model/signature.ts';
import { checkSignature } from './check-signature.ts';
import { isUsable, type LocatedProblem } from './located-problem.ts';
import { readConditions } from './read-conditions.ts';
import { readPlaceRules, readSourceRules } from './read-match-rules.ts';
import {
  readCaptures,
  readCauses,
  readExamples,
  readExpiries,
  readReferences,
  readRelations,
  readRemedies,
  readSeed,
} from './read-signature-parts.ts';
import {
  confidences,
  maturities,
  products,
  roles,
  severities,
  signatureKeys,
  statuses,
} from './signature-words.ts';
import { YamlFile, type YamlPath } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

export interface ParsedSignature {
  /** Absent when a problem of severity `error` stands against it. */
  readonly signature?: Signature;
  readonly problems: readonly LocatedProblem[];
  /** A problem at a place of the file, for what can be judged only beside other files. */
  readonly problemAt: (
    path: YamlPath,
    message: string,
    severity?: LocatedProblem['severity'],
  ) => LocatedProblem;
}

/**
 * One file of knowledge/signatures, or of a user's folder, from text to a signature. Untrusted input: never throws,
 * whatever stands in it, and says for every problem where it is and how to mend it.
 *
 * @param file how problems call the file
 */
export function parseSignature(text: string, file: string): ParsedSignature {
  const yaml = new YamlFile(file, text);
  const signature = readSignature(yaml);
  if (signature !== undefined && isUsable(yaml.problems)) checkSignature(signature, yaml);
  const problems = [...yaml.problems];
  return {
    ...(signature !== undefined && isUsable(problems) ? { signature } : {}),
    problems,
    problemAt(path, message, severity) {
      yaml.reportAt(path, message, severity);
      return yaml.problems.at(-1) as LocatedProblem;
    },
  };
}

/** A signature without its list of problems, when the file has all that it needs. */
function readSignature(yaml: YamlFile): Signature | undefined {
  const root = yaml.findRoot('a signature', signatureKeys.signature);
  if (root === undefined) return undefined;
  const id = readId(yaml, root);
  const title = root.requireText('title');
  const product = root.word('product', products);
  const severity = root.word('severity', severities);
  const role = root.word('role', roles, 'finding');
  const maturity = root.word('maturity', maturities);
  const status = root.word('status', statuses);
  const confidence = root.word('confidence', confidences);
  const meaning = root.requireText('meaning');
  const appliesTo = root.text('appliesTo');
  const seed = readSeed(yaml, root);
  const parts = {
    formerIds: root.texts('formerIds'),
    rules: [...readSourceRules(yaml, root), ...readPlaceRules(yaml, root)],
    captures: readCaptures(yaml, root),
    keywords: root.texts('keywords'),
    causes: readCauses(yaml, root),
    steps: root.texts('steps'),
    remedies: readRemedies(yaml, root),
    references: readReferences(yaml, root),
    notes: root.texts('notes'),
    expires: readExpiries(yaml, root),
    related: readRelations(yaml, root),
    conditions: readConditions(yaml, root),
    examples: readExamples(yaml, root),
  };
  if (!root.has('match') && !root.has('alsoShownAs') && !root.has('keywords')) {
    yaml.report(
      root.node,
      'A signature needs `match`, `alsoShownAs` or `keywords`; else nothing can find it.',
    );
  }
  if (
    id === undefined ||
    title === undefined ||
    product === undefined ||
    severity === undefined ||
    role === undefined ||
    maturity === undefined ||
    status === undefined ||
    confidence === undefined ||
    meaning === undefined
  ) {
    return undefined;
  }
  const optional = {
    ...(appliesTo === undefined ? {} : { appliesTo }),
    ...(seed === undefined ? {} : { seed }),
  };
  return { id, title, product, severity, role, maturity, status, confidence, meaning, ...optional, ...parts };
}

function readId(yaml: YamlFile, root: YamlMapping): string | undefined {
  const id = root.requireText('id');
  if (id === undefined || /^[A-Z][A-Z0-9-]{2,30}$/.test(id)) return id;
  yaml.report(root.find('id'), 'An `id` is 3 to 31 capitals, digits and hyphens, for example `CONTOSO-001`.');
  return undefined;
}
