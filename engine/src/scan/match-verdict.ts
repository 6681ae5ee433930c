import type { Evidence, Occurrence } from '../model/scan-result.ts';
import type { Condition, Severity } from '../model/signature.ts';
import type { SeenRecord } from './condition-memory.ts';

/** Records named as evidence of one condition. */
const MAX_EVIDENCE = 5;

/**
 * The match with its evidence, undefined where a condition says that it is no finding. `tests` are its conditions with
 * the records that were found for each, at most as many as the condition counts.
 */
export function judgeMatch(
  match: Occurrence,
  tests: Iterable<readonly [Condition, readonly SeenRecord[]]>,
): Occurrence | undefined {
  const support = new Map<string, Evidence>();
  let lowered: Occurrence['lowered'];
  for (const [{ count, absent, otherwise, because }, found] of tests) {
    for (const { occurrence } of found.slice(-MAX_EVIDENCE)) {
      const { source, line, endLine, signatureId } = occurrence;
      support.set(`${signatureId} ${line} ${source}`, { source, line, endLine, signatureId });
    }
    const isMet = found.length >= count !== absent;
    if (isMet || otherwise === 'keep') continue;
    if (otherwise === 'drop') return undefined;
    if (lowered === undefined || isMilder(otherwise, lowered.severity)) {
      lowered = { severity: otherwise, because: because ?? '' };
    }
  }
  if (support.size === 0 && lowered === undefined) return match;
  return {
    ...match,
    ...(support.size === 0 ? {} : { support: [...support.values()] }),
    ...(lowered === undefined ? {} : { lowered }),
  };
}

const mildness: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function isMilder(a: Severity, b: Severity): boolean {
  return mildness.indexOf(a) > mildness.indexOf(b);
}
