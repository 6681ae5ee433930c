import {
  type Catalog,
  describeSource,
  joinScans,
  type ScanResult,
  type SourcePlace,
  type SourceScan,
} from '#engine';
import type { PoolScanOptions } from '#host';
import type { DocumentScan } from './scan-store.ts';
import type { ServerContext } from './server-context.ts';

/**
 * What a document says beside others: its twin on disk (`NAME.log` and `NAME-Errors.log`), the other parts of its log
 * and, where it has local time, all logs of the case, one of which may show the offset. Undefined where they add nothing. A part of a log has no twin
 * of its own; the log has, and is scanned as a whole.
 */
export async function joinDocument(
  { runtime, scanned }: ServerContext,
  catalog: Catalog,
  { excerpt, uri, source, path, result }: DocumentScan,
  options: PoolScanOptions,
): Promise<ScanResult | undefined> {
  if (excerpt !== undefined || result.groups.length === 0) return undefined;
  const twinUri = twinOf(uri);
  const twin = twinUri === undefined ? undefined : await runtime.findFile(twinUri);
  const others: SourceScan[] = twin === undefined ? [] : [await runtime.scanNow(catalog, twin, options)];
  const known = source.summary?.firstLocalTime === undefined ? scanned.findOtherParts(path) : scanned.scans;
  others.push(...known.filter((scan) => scan.path !== path && scan.path !== twin?.path));
  const [joined = source] = joinScans(catalog, [source, ...others]);
  return joined === source ? undefined : describeSource(catalog, joined);
}

/** Second places of records, by 1-based line. */
export function twinPlaces({ groups }: ScanResult): ReadonlyMap<number, SourcePlace> {
  const occurrences = groups.flatMap((group) => group.occurrences);
  return new Map(
    occurrences.flatMap(({ line, also: [place] = [] }) => (place === undefined ? [] : [[line, place]])),
  );
}

function twinOf(uri: string): string | undefined {
  if (/-Errors\.log$/i.test(uri)) return uri.replace(/-Errors\.log$/i, '.log');
  return /\/Microsoft\.Tri\.[^/]*\.log$/i.test(uri) ? uri.replace(/\.log$/i, '-Errors.log') : undefined;
}
