import { readLogName } from '../case/log-name.ts';
import { orderParts } from '../case/order-parts.ts';
import type { Problem, ScanResult } from '../model/scan-result.ts';
import type { Cancellation, LogSource } from '../model/source.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { getConditionPlan } from './condition-plan.ts';
import { groupFindings } from './group-findings.ts';
import { joinScans } from './join-scans.ts';
import { acquireKernel, releaseKernel } from './kernel-pool.ts';
import { toReadProblem } from './read-problem.ts';
import { BLOCK_BYTES, type ScanKernel } from './scan-kernel.ts';
import { SourceFindings } from './source-findings.ts';
import { fromPlainFindings, type SourceScan, toPlainFindings } from './source-scan.ts';
import { type ScannedSource, type ScannerOptions, SourceScanner } from './source-scanner.ts';

/** Where a running scan stands. */
export interface ScanProgress {
  readonly path: string;
  readonly sourceBytes: number;
  readonly sourceByteLength: number | undefined;
  /** Bytes of all sources so far. */
  readonly totalBytes: number;
  /** What is known of this source so far, for whoever will not wait for its end; absent while nothing is certain. */
  readonly soFar?: () => SourceScan;
}

export interface ScanOptions extends ScannerOptions {
  /** Occurrences kept in detail from the start, and as many from the end, per signature and source; 50 when absent. */
  readonly keep?: number;
  readonly cancellation?: Cancellation;
  /** ISO date of today, by which dates in the log are judged; the engine reads no clock. */
  readonly today?: string;
  readonly onProgress?: (progress: ScanProgress) => void;
}

export const DEFAULT_KEEP = 50;

/**
 * Scans sources one after the other and puts the findings together. Never rejects for what a source holds or does:
 * one that cannot be read becomes a problem and the others go on.
 */
export async function scanSources(
  catalog: Catalog,
  sources: AsyncIterable<LogSource> | Iterable<LogSource>,
  options: ScanOptions = {},
): Promise<ScanResult> {
  const scans: SourceScan[] = [];
  let before = 0;
  for await (const source of sources) {
    if (options.cancellation?.isCancellationRequested === true) break;
    const scan = await scanSource(catalog, source, {
      ...options,
      onProgress: (at) => options.onProgress?.({ ...at, totalBytes: before + at.sourceBytes }),
    });
    before += scan.summary?.bytes ?? 0;
    scans.push(scan);
  }
  return combineScans(catalog, scans, options.cancellation);
}

/** Scans one source. Never rejects; `totalBytes` of the progress are those of this source. */
export async function scanSource(
  catalog: Catalog,
  source: LogSource,
  options: ScanOptions = {},
): Promise<SourceScan> {
  const kernel = acquireKernel();
  try {
    const { path, byteLength } = source;
    const { scanner, findings } = start(catalog, kernel, path, options);
    let sourceBytes = 0;
    const unreadable: Problem[] = [];
    try {
      for await (const chunk of source.read()) {
        scanner.push(chunk);
        sourceBytes += chunk.length;
        options.onProgress?.({
          path,
          sourceBytes,
          sourceByteLength: byteLength,
          totalBytes: sourceBytes,
          ...(sourceBytes < CERTAIN_BYTES ? {} : { soFar: () => toSourceScan(scanner.soFar(), findings) }),
        });
        if (options.cancellation?.isCancellationRequested === true) break;
      }
    } catch (error) {
      unreadable.push(toReadProblem(path, error));
      // What could be read before is still worth reporting.
      if (sourceBytes === 0) return { path, problems: unreadable, found: [] };
    }
    const scan = finish(scanner, findings);
    const isWhole = unreadable.length === 0 && options.cancellation?.isCancellationRequested !== true;
    const mayBePart = isWhole && readLogName(path) !== undefined;
    return {
      ...scan,
      problems: [...unreadable, ...scan.problems],
      ...(mayBePart ? { seam: findings.seam } : {}),
    };
  } finally {
    releaseKernel(kernel);
  }
}

/**
 * Puts together what several sources said: twins, groups, what was settled later. All in the order of the sources, but
 * that rotated parts are one log: its findings stand in the order in which they were written.
 */
export function combineScans(
  catalog: Catalog,
  scans: readonly SourceScan[],
  cancellation?: Cancellation,
): ScanResult {
  const joined = joinScans(catalog, scans);
  const inOrder = orderParts(joined, ({ path, summary }) => summary ?? { path });
  return {
    sources: joined.flatMap(({ summary }) => summary ?? []),
    groups: groupFindings(inOrder.map((scan) => fromPlainFindings(catalog, scan))),
    problems: scans.flatMap(({ problems }) => problems),
    ended: cancellation?.isCancellationRequested === true ? 'cancelled' : 'complete',
  };
}

/** What one source says by itself, once it was joined with the others: all of it, with what it only repeats. */
export function describeSource(catalog: Catalog, joined: SourceScan): ScanResult {
  return {
    sources: joined.summary === undefined ? [] : [joined.summary],
    groups: groupFindings([fromPlainFindings(catalog, joined)], true),
    problems: joined.problems,
    ended: 'complete',
  };
}

/** Scans text that is already in memory, for example an open document. */
export function scanText(
  catalog: Catalog,
  path: string,
  text: string,
  options: ScanOptions = {},
): ScanResult {
  const kernel = acquireKernel();
  try {
    const { scanner, findings } = start(catalog, kernel, path, options);
    scanner.push(new TextEncoder().encode(text));
    return combineScans(catalog, [finish(scanner, findings)], options.cancellation);
  } finally {
    releaseKernel(kernel);
  }
}

/** Of so many bytes kind and encoding are settled; asked before, they might be settled by too few. */
const CERTAIN_BYTES = 4 * BLOCK_BYTES;

interface Started {
  readonly scanner: SourceScanner;
  readonly findings: SourceFindings;
}

function start(catalog: Catalog, kernel: ScanKernel, path: string, options: ScanOptions): Started {
  const keep = options.keep ?? DEFAULT_KEEP;
  const findings = new SourceFindings(path, keep, getConditionPlan(catalog), options.today);
  return { scanner: new SourceScanner(catalog, kernel, path, findings.add, options), findings };
}

function finish(scanner: SourceScanner, findings: SourceFindings): SourceScan {
  const scanned = scanner.end();
  findings.end();
  return toSourceScan(scanned, findings);
}

function toSourceScan({ summary, problems }: ScannedSource, findings: SourceFindings): SourceScan {
  return { path: findings.path, summary, problems, found: toPlainFindings(findings) };
}
