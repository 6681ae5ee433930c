import { toIsoTime } from '../log-formats/timestamp.ts';
import type { Occurrence, SourceSummary } from '../model/scan-result.ts';
import type { SignatureFindings, SourceScan } from '../scan/source-scan.ts';
import { nameNodes } from './name-nodes.ts';

type LocalClock = NonNullable<SourceSummary['localClock']>;

/**
 * Gives records with local time alone their time in UTC, where the log itself or another source of the same machine
 * shows how far the two are apart and none contradicts. Where nothing says so, they keep local time: nothing is guessed.
 */
export function applyClocks(scans: readonly SourceScan[]): readonly SourceScan[] {
  if (!scans.some(hasLocalTimes)) return scans;
  const nodeOf = nameNodes(scans.map(({ path }) => path));
  const clocks = findClocks(scans, nodeOf);
  return scans.map((scan) => {
    if (!hasLocalTimes(scan)) return scan;
    const own = scan.summary?.utcOffset;
    const clock =
      own === undefined ? clocks.get(nodeOf.get(scan.path) ?? '') : { minutes: own, source: scan.path };
    return clock === undefined ? scan : withClock(scan, clock);
  });
}

function hasLocalTimes({ summary, found }: SourceScan): boolean {
  return (
    summary?.firstLocalTime !== undefined || found.some(({ firstLocalTime }) => firstLocalTime !== undefined)
  );
}

/** The clock of each machine of which all sources say the same. */
function findClocks(
  scans: readonly SourceScan[],
  nodeOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, LocalClock> {
  const clocks = new Map<string, LocalClock>();
  const contradicted = new Set<string>();
  for (const { path, summary } of scans) {
    const node = nodeOf.get(path);
    if (node === undefined || summary?.utcOffset === undefined) continue;
    const known = clocks.get(node);
    if (known === undefined) clocks.set(node, { minutes: summary.utcOffset, source: path });
    else if (known.minutes !== summary.utcOffset) contradicted.add(node);
  }
  for (const node of contradicted) clocks.delete(node);
  return clocks;
}

function withClock(scan: SourceScan, clock: LocalClock): SourceScan {
  const toUtc = (local: string): string => toIsoTime(Date.parse(`${local}Z`) - clock.minutes * 60_000);
  const { summary } = scan;
  return {
    ...scan,
    ...(summary === undefined
      ? {}
      : { summary: { ...summary, ...spanInUtc(summary, toUtc), localClock: clock } }),
    found: scan.found.map((findings) => ({
      ...findings,
      ...spanInUtc(findings, toUtc),
      kept: findings.kept.map(({ key, occurrence }) => ({ key, occurrence: inUtc(occurrence, toUtc) })),
    })),
  };
}

function inUtc(occurrence: Occurrence, toUtc: (local: string) => string): Occurrence {
  const { localTime } = occurrence;
  return localTime === undefined ? occurrence : { ...occurrence, time: toUtc(localTime) };
}

/** From the first to the last moment by either clock. */
function spanInUtc(
  span: Pick<SignatureFindings, 'firstTime' | 'lastTime' | 'firstLocalTime' | 'lastLocalTime'>,
  toUtc: (local: string) => string,
): Pick<SignatureFindings, 'firstTime' | 'lastTime'> {
  const { firstTime, lastTime, firstLocalTime, lastLocalTime } = span;
  const times = [
    ...[firstTime, lastTime].filter((time) => time !== undefined),
    ...[firstLocalTime, lastLocalTime].filter((time) => time !== undefined).map(toUtc),
  ].sort();
  const [first] = times;
  const last = times.at(-1);
  return first === undefined || last === undefined ? {} : { firstTime: first, lastTime: last };
}
