import type { Occurrence } from '../model/scan-result.ts';
import type { Severity } from '../model/signature.ts';
import type { KeyedOccurrence } from './occurrence-sample.ts';
import type { SignatureFindings } from './source-scan.ts';

/** A match that is judged otherwise now; undefined where it is no finding. */
export interface AmendedMatch {
  /** Fingerprint of the record. */
  readonly key: number;
  readonly was: Occurrence | undefined;
  readonly is: Occurrence | undefined;
}

/**
 * The findings of a source with some matches judged otherwise. Counts are exact. Of the places, `keep` from the start
 * and as many from the end are listed; one fewer for each that is taken out where not all were.
 */
export function amendFindings(
  found: readonly SignatureFindings[],
  amended: readonly AmendedMatch[],
  keep: number,
): SignatureFindings[] {
  const bySignature = new Map<string, AmendedMatch[]>();
  for (const match of amended) {
    const id = (match.was ?? match.is)?.signatureId;
    if (id === undefined) continue;
    const known = bySignature.get(id);
    if (known === undefined) bySignature.set(id, [match]);
    else known.push(match);
  }
  const result = new Map(found.map((findings) => [findings.signatureId, findings]));
  for (const [signatureId, matches] of bySignature) {
    const findings = result.get(signatureId) ?? { ...nothing, signatureId };
    result.set(signatureId, amendSignature(findings, matches, keep));
  }
  return [...result.values()].filter(({ count }) => count > 0);
}

const nothing = { count: 0, kept: [], keys: new Float64Array(0), lowered: [] } as const;

function amendSignature(
  findings: SignatureFindings,
  amended: readonly AmendedMatch[],
  keep: number,
): SignatureFindings {
  const kept = new Map(findings.kept.map((keyed) => [placeOf(keyed.occurrence), keyed]));
  const lowered = new Map(findings.lowered);
  const added: number[] = [];
  const removed: AmendedMatch[] = [];
  for (const match of amended) {
    const { key, was, is } = match;
    addLowered(lowered, was, -1);
    addLowered(lowered, is, 1);
    if (was === undefined) added.push(key);
    if (is === undefined) removed.push(match);
    const isListed = was === undefined || kept.delete(placeOf(was));
    if (is !== undefined && isListed) kept.set(placeOf(is), { key, occurrence: is });
  }
  const inOrder = [...kept.values()].sort(byPlace);
  const { length } = inOrder;
  return {
    signatureId: findings.signatureId,
    count: findings.count + added.length - removed.length,
    ...spanOf(findings, removed, inOrder),
    kept: length <= 2 * keep ? inOrder : [...inOrder.slice(0, keep), ...inOrder.slice(length - keep)],
    keys: Float64Array.from([...without(findings.keys, removed), ...added]),
    lowered: [...lowered].filter(([, count]) => count > 0),
  };
}

/** A signature matches no place twice. */
function placeOf({ span }: Occurrence): string {
  return `${span.startLine} ${span.startColumn}`;
}

function byPlace(
  { occurrence: { span: a } }: KeyedOccurrence,
  { occurrence: { span: b } }: KeyedOccurrence,
): number {
  return a.startLine - b.startLine || a.startColumn - b.startColumn;
}

function addLowered(lowered: Map<Severity, number>, occurrence: Occurrence | undefined, by: number): void {
  const severity = occurrence?.lowered?.severity;
  if (severity !== undefined) lowered.set(severity, (lowered.get(severity) ?? 0) + by);
}

function without(keys: Iterable<number>, removed: readonly AmendedMatch[]): number[] {
  const left = new Map<number, number>();
  for (const { key } of removed) left.set(key, (left.get(key) ?? 0) + 1);
  return [...keys].filter((key) => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

type Times = Pick<SignatureFindings, 'firstTime' | 'lastTime' | 'firstLocalTime' | 'lastLocalTime'>;

/** First and last moments; one of a match that is none any more is looked for among the places that are listed. */
function spanOf(known: Times, removed: readonly AmendedMatch[], kept: readonly KeyedOccurrence[]): Times {
  const gone = new Set(removed.flatMap(({ was }) => [was?.time, was?.localTime]));
  const sorted = (times: readonly (string | undefined)[]): string[] =>
    times.filter((time) => time !== undefined).sort();
  const left = (...times: (string | undefined)[]): (string | undefined)[] =>
    times.filter((time) => !gone.has(time));
  const times = sorted([
    ...left(known.firstTime, known.lastTime),
    ...kept.map(({ occurrence }) => occurrence.time),
  ]);
  const local = sorted([
    ...left(known.firstLocalTime, known.lastLocalTime),
    ...kept.map(({ occurrence }) => occurrence.localTime),
  ]);
  const [firstTime, firstLocalTime] = [times[0], local[0]];
  const [lastTime, lastLocalTime] = [times.at(-1), local.at(-1)];
  return {
    ...(firstTime === undefined ? {} : { firstTime }),
    ...(lastTime === undefined ? {} : { lastTime }),
    ...(firstLocalTime === undefined ? {} : { firstLocalTime }),
    ...(lastLocalTime === undefined ? {} : { lastLocalTime }),
  };
}
