import type { ScanObservation, StatusCount, StatusSnapshot } from '../model/scanner-status.ts';
import { countAsNumber } from './parse-count.ts';

/** Two looks at one scan. */
export interface ScanProgress {
  /** 1-based line of the later look, in the later snapshot's file. */
  readonly line: number;
  readonly files: number;
  readonly bytes: number | undefined;
  /** Seconds between the looks, more than 0. */
  readonly seconds: number;
  readonly filesSince: number;
  readonly bytesSince: number | undefined;
  /** Files that an earlier, finished scan of the cluster had scanned in the end. */
  readonly filesOfLastScan: number | undefined;
}

/** A look at a running scan that says both when and how much. */
export interface ScanLook {
  /** 1-based, in the file of the snapshot that printed it. */
  readonly line: number;
  /** Since the start of the scan. */
  readonly seconds: number;
  readonly files: number;
  readonly bytes: number | undefined;
}

/**
 * Every look at the scan of a snapshot until its own last one, whatever file it stands in, in the order of time. A
 * look that says the same as the one before it at the same moment is listed once.
 */
export function findScanLooks(
  snapshot: StatusSnapshot,
  ofCluster: readonly StatusSnapshot[],
): readonly ScanLook[] {
  const own = looksOf(snapshot);
  const last = Math.max(...own.map((look) => look.seconds));
  const others = ofCluster.filter((other) => other !== snapshot && isSameScan(other, snapshot));
  return [...others.flatMap(looksOf), ...own]
    .filter((look) => look.seconds <= last)
    .sort((a, b) => a.seconds - b.seconds || a.files - b.files)
    .filter((look, index, all) => {
      const before = all[index - 1];
      return before === undefined || before.seconds !== look.seconds || before.files !== look.files;
    });
}

/**
 * What happened between the last two looks at the scan of a snapshot: within it, or since the latest earlier
 * snapshot of the same scan (same cluster, same start). Undefined when there are no two that say time and files.
 */
export function findProgress(
  snapshot: StatusSnapshot,
  previous: readonly StatusSnapshot[],
): ScanProgress | undefined {
  const looks = looksOf(snapshot);
  const last = looks.at(-1);
  if (last === undefined) return undefined;
  const before = looks.at(-2) ?? lastLookOf(snapshot, previous);
  if (before === undefined || last.seconds <= before.seconds) return undefined;
  return {
    line: last.line,
    files: last.files,
    bytes: last.bytes,
    seconds: last.seconds - before.seconds,
    filesSince: last.files - before.files,
    bytesSince:
      last.bytes === undefined || before.bytes === undefined ? undefined : last.bytes - before.bytes,
    filesOfLastScan: findFilesOfLastScan(snapshot, previous),
  };
}

/** Snapshots of one scan have the same start; without a start nothing says that it is the same scan. */
function isSameScan(a: StatusSnapshot, b: StatusSnapshot): boolean {
  if (a.startTime === undefined || b.startTime === undefined) return false;
  if (a.startTime.utc === undefined || b.startTime.utc === undefined)
    return a.startTime.text === b.startTime.text;
  return Math.floor(a.startTime.utc / 1000) === Math.floor(b.startTime.utc / 1000);
}

function looksOf(snapshot: StatusSnapshot): readonly ScanLook[] {
  return snapshot.observations.flatMap((observation: ScanObservation) => {
    const files = countAsNumber(observation.scannedFiles);
    const seconds = observation.secondsFromStart;
    if (files === undefined || seconds === undefined) return [];
    return [{ line: observation.line, seconds, files, bytes: toNumber(observation.scannedBytes) }];
  });
}

function lastLookOf(snapshot: StatusSnapshot, previous: readonly StatusSnapshot[]): ScanLook | undefined {
  const earlier = previous.at(-1);
  return earlier !== undefined && isSameScan(earlier, snapshot) ? looksOf(earlier).at(-1) : undefined;
}

/** Only a scan that was over says how many files there are; how far back is looked is bounded. */
function findFilesOfLastScan(
  snapshot: StatusSnapshot,
  previous: readonly StatusSnapshot[],
): number | undefined {
  for (const earlier of previous.slice(-20).toReversed()) {
    const over = earlier.clusterStatus?.text.toLowerCase() === 'idle';
    const files = countAsNumber(earlier.scannedFiles?.value);
    if (over && files !== undefined && !isSameScan(earlier, snapshot)) return files;
  }
  return undefined;
}

function toNumber(count: StatusCount | undefined): number | undefined {
  return countAsNumber(count);
}
