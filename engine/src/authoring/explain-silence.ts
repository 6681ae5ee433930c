import { detectKind } from '../log-formats/detect-kind.ts';
import { splitRecords } from '../log-formats/split-records.ts';
import type { Condition, MatchRule, Signature } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import { matchText } from '../scan/match-text.ts';
import { scanText, type ScanOptions } from '../scan/scan-sources.ts';
import { plainView } from '../scan/text-view.ts';
import { type Catalog, createCatalog } from '../signatures/catalog.ts';
import { findNearestWord } from '../signatures/nearest-word.ts';
import { howFar } from './how-far.ts';

/** What kept a known error from firing, in the order in which a scan asks; `fired` when nothing did. */
export type Predicate =
  | 'id'
  | 'text'
  | 'source'
  | 'anchor'
  | 'pattern'
  | 'superseded'
  | 'condition'
  | 'role'
  | 'switched-off'
  | 'fired';

export interface Silence {
  readonly predicate: Predicate;
  /** One or two sentences for a person. Holds text of the log and of patterns: untrusted. */
  readonly message: string;
}

/** Where somebody expected a known error. */
export interface SilenceRequest {
  readonly id: string;
  readonly path: string;
  /** The whole text of the log. */
  readonly text: string;
  /** Zero-based. */
  readonly line: number;
  readonly now?: ScanOptions['now'];
  readonly processorTime?: ScanOptions['processorTime'];
  readonly today?: ScanOptions['today'];
}

/** Why a known error is not among the findings of the record at a line: the predicate of the scan that failed. */
export function explainSilence(catalog: Catalog, request: SilenceRequest): Silence {
  const { id, path, text, line } = request;
  const signature = catalog.findSignature(id.trim());
  if (signature === undefined) return unknownId(catalog, id.trim());
  if (signature.rules.length === 0) {
    return no(
      'text',
      `${signature.id} has no text in any log; it is found by its words, with "explain" only.`,
    );
  }
  const { kind } = detectKind(catalog.kinds, path, text.slice(0, 1 << 16));
  const lines = text.split('\n');
  const { startLine, endLine } = splitRecords(text, kind).find(
    (record) => line >= record.startLine && line <= record.endLine,
  ) ?? { startLine: line, endLine: line };
  const record = lines
    .slice(startLine, endLine + 1)
    .join('\n')
    .trimEnd();

  const alone = createCatalog({ ...catalog, signatures: [signature] });
  if (matchText(alone, record, kind).length === 0) {
    return furthest(signature.rules.map((rule) => tryRule(catalog, signature, rule, record, kind)));
  }
  const found = matchText(catalog, record, kind).map((match) => match.signature);
  if (!found.includes(signature)) {
    const before = found.filter(({ related }) => related.supersedes.includes(signature.id));
    return no(
      'superseded',
      `It matches, but ${before.map(({ id: other, title }) => `${other} (${title})`).join(', ')} says more of the same record and stands in its place.`,
    );
  }
  if (signature.role === 'context') {
    return no(
      'role',
      `It matches, but ${signature.id} is context: it supports or resolves other findings and is never one itself.`,
    );
  }
  const { groups, problems } = scanText(catalog, path, text, {
    // Every occurrence of this one is wanted, and there is but one scan.
    keep: lines.length,
    ...(request.now === undefined ? {} : { now: request.now }),
    ...(request.processorTime === undefined ? {} : { processorTime: request.processorTime }),
    ...(request.today === undefined ? {} : { today: request.today }),
  });
  const fired = groups
    .find(({ signatureId }) => signatureId === signature.id)
    ?.occurrences.find(({ span }) => span.startLine >= startLine && span.startLine <= endLine);
  if (fired !== undefined) {
    const lowered =
      fired.lowered === undefined ? '' : ` It counts as ${fired.lowered.severity}: ${fired.lowered.because}`;
    return no('fired', `It fires here, at line ${fired.line}.${lowered}`);
  }
  const slow = problems.find(
    ({ kind: problem, message }) => problem === 'signature-slow' && message.includes(signature.id),
  );
  if (slow !== undefined) return no('switched-off', slow.message);
  return no('condition', conditionMessage(catalog, signature, path, text, startLine, endLine));
}

function no(predicate: Predicate, message: string): Silence {
  return { predicate, message };
}

function unknownId(catalog: Catalog, id: string): Silence {
  const near = findNearestWord(
    id,
    catalog.signatures.map((signature) => signature.id),
  );
  const mend = near === undefined ? '' : ` Did you mean ${near}?`;
  return no(
    'id',
    `There is no known error ${id}.${mend} One of your own that has an error is left out; the Problems view says why.`,
  );
}

/** One rule that did not match; the later the predicate, the nearer it came. */
interface Attempt extends Silence {
  readonly distance: number;
}

function furthest(attempts: readonly Attempt[]): Silence {
  const [best] = [...attempts].sort((a, b) => b.distance - a.distance);
  const { predicate, message } = best ?? no('text', 'It has no pattern.');
  const others = attempts.length - 1;
  const rest = others === 0 ? '' : ` This is the nearest of its ${attempts.length} patterns.`;
  return { predicate, message: message + rest };
}

function tryRule(
  { unproved, watch }: Catalog,
  signature: Signature,
  rule: MatchRule,
  record: string,
  kind: SourceKind,
): Attempt {
  const { scopes, anchors, pattern } = rule;
  if (!kind.scopes.includes('any') && !scopes.some((scope) => kind.scopes.includes(scope))) {
    const read =
      kind.scopes.length === 0 ? 'nothing is looked for in it' : `it is read as ${kind.scopes.join(', ')}`;
    const message = `${signature.id} is looked for in ${scopes.join(', ')}; this file is a ${kind.title} (${kind.id}), and ${read}.`;
    return { predicate: 'source', message, distance: 0 };
  }
  const view = plainView(record).text;
  const folded = view.toLowerCase();
  if (!anchors.some((anchor) => folded.includes(anchor))) {
    const begun =
      anchors.map((anchor) => longestStart(anchor, folded)).sort((a, b) => b.length - a.length)[0] ?? '';
    const near = begun.length < 4 ? '' : ` The record has \`${begun}\`, and goes on in another way.`;
    const message = `The words that every match holds are not in this record: ${anchors.map((anchor) => `\`${anchor}\``).join(' or ')}.${near}`;
    return { predicate: 'anchor', message, distance: 1 + begun.length / 1000 };
  }
  const watched = unproved?.has(signature.id) === true ? watch : undefined;
  watched?.begin(rule);
  const { fits, failsAt } = howFar(pattern, view);
  watched?.end();
  const message =
    fits === ''
      ? `The words are there, but the pattern does not fit at its beginning: \`${failsAt}\`.`
      : `The pattern fits as far as \`${tail(fits)}\` and fails at \`${failsAt}\`.`;
  return { predicate: 'pattern', message, distance: 2 + fits.length / pattern.length };
}

/** The end of a long pattern; its beginning can be read in the signature. */
function tail(pattern: string): string {
  return pattern.length <= 80 ? pattern : `...${pattern.slice(-80)}`;
}

function longestStart(anchor: string, text: string): string {
  let length = anchor.length;
  while (length > 0 && !text.includes(anchor.slice(0, length))) length--;
  return anchor.slice(0, length);
}

/** The first condition that alone keeps the match from being a finding. */
function conditionMessage(
  catalog: Catalog,
  signature: Signature,
  path: string,
  text: string,
  startLine: number,
  endLine: number,
): string {
  const dropping = signature.conditions.filter(({ otherwise }) => otherwise === 'drop');
  const failed = dropping.find((condition) => {
    const signatures = catalog.signatures.map((other) =>
      other === signature ? { ...signature, conditions: [condition] } : other,
    );
    const { groups } = scanText(createCatalog({ ...catalog, signatures }), path, text, { keep: 1 << 20 });
    const group = groups.find(({ signatureId }) => signatureId === signature.id);
    return (
      group?.occurrences.every(({ span }) => span.startLine < startLine || span.startLine > endLine) ?? true
    );
  });
  if (failed !== undefined) return `It matches, but a condition is not met: ${describeCondition(failed)}.`;
  return 'It matches, but a date in it does not lie after today.';
}

function describeCondition(condition: Condition): string {
  const { records, place, same, having, withinMilliseconds, withinLines, count, absent } = condition;
  const who = records.join(' or ');
  const reach = [
    ...(withinMilliseconds === undefined ? [] : [`within ${withinMilliseconds / 1000} s`]),
    ...(withinLines === undefined ? [] : [`within ${withinLines} lines`]),
  ].join(' and ');
  const where = place === 'near' ? 'near it' : `${place} it`;
  const equal = same.length === 0 ? '' : ` with the same ${same.join(', ')}`;
  const values = Object.entries(having).map(([name, value]) => `${name}=${value}`);
  const and = values.length === 0 ? '' : ` with ${values.join(', ')}`;
  const times = count === 1 ? '' : ` ${count} times`;
  return absent
    ? `${who}${equal}${and} must not stand${times} ${where} ${reach}, and does`
    : `${who}${equal}${and} must stand${times} ${where} ${reach}, and does not`;
}
