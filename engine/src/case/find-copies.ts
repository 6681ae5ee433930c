import type { CaseLog, CaseNote } from '../model/case.ts';
import type { SourceSummary } from '../model/scan-result.ts';
import { baseName } from '../log-formats/detect-kind.ts';
import { withNode } from './case-parts.ts';

/**
 * Logs that stand in the case twice, for example in a zip and unpacked beside it: their errors count in both. Told by
 * name, bytes, records and times, which two logs hardly ever share.
 */
export function findCopies(logs: readonly CaseLog[]): CaseNote[] {
  const alike = new Map<string, { readonly log: CaseLog; readonly part: SourceSummary }[]>();
  for (const log of logs) {
    for (const part of log.parts) {
      const { path, bytes, records, firstTime, lastTime } = part;
      // One record alone may well be written on two machines at the same time.
      if (firstTime === undefined || records < 2) continue;
      const key = JSON.stringify([baseName(path).toLowerCase(), bytes, records, firstTime, lastTime]);
      const known = alike.get(key);
      if (known === undefined) alike.set(key, [{ log, part }]);
      else known.push({ log, part });
    }
  }
  return [...alike.values()].flatMap((copies): CaseNote[] => {
    const [first, second] = copies;
    if (first === undefined || second === undefined) return [];
    const times = copies.length === 2 ? 'twice' : `${copies.length} times`;
    const message = `${baseName(first.part.path)} seems to be in the case ${times}, also as ${second.part.path}: its errors count each time.`;
    return [{ kind: 'same-log', ...withNode(first.log.node), source: first.part.path, message }];
  });
}
