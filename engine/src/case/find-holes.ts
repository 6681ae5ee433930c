import type { CaseLog } from '../model/case.ts';
import type { SourceSummary } from '../model/scan-result.ts';
import { toIsoTime } from '../log-formats/timestamp.ts';

/** A span this long without a record is worth a word, in milliseconds. */
const SHORTEST = 60 * 60_000;
/** And it is as many times longer than what usually lies between two minutes with records. */
const TIMES_USUAL = 20;
/** With fewer minutes nothing is usual. */
const FEWEST_MINUTES = 10;
/** More than these say no more. */
const MOST = 50;

/** Logs whose program always has something to write; in the others silence means nothing. */
const steady = new Set(['mdi.sensor', 'mdi.updater']);

/** Long spans without any record in a log that is written all the time. */
export function findHoles(kind: string, parts: readonly SourceSummary[]): CaseLog['holes'] {
  if (!steady.has(kind)) return [];
  const minutes = [
    ...new Set(parts.flatMap(({ histogram }) => histogram.map(({ minute }) => toMilliseconds(minute)))),
  ]
    .filter((minute) => !Number.isNaN(minute))
    .sort((a, b) => a - b);
  if (minutes.length < FEWEST_MINUTES) return [];
  const gaps = minutes.slice(1).map((minute, i) => minute - (minutes[i] ?? minute));
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const longest = Math.max(SHORTEST, usual * TIMES_USUAL);
  const holes: { from: string; to: string }[] = [];
  gaps.forEach((gap, i) => {
    const from = minutes[i];
    if (gap <= longest || from === undefined || holes.length >= MOST) return;
    holes.push({ from: toIsoTime(from + 60_000), to: toIsoTime(from + gap) });
  });
  return holes;
}

/** Of `yyyy-MM-dd HH:mm`; NaN for what is none. */
function toMilliseconds(minute: string): number {
  return Date.parse(`${minute.replace(' ', 'T')}:00Z`);
}
