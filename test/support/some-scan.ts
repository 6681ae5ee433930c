import type { Catalog, Occurrence, ScanResult, SourceSummary } from '#engine';
import { scanText } from '#engine';

/** A source of a scan, with what a test does not care about filled in. */
export function someSummary(path: string, changes: Partial<SourceSummary> = {}): SourceSummary {
  return {
    path,
    kind: 'mdi.sensor',
    encoding: 'utf-8',
    bytes: 1000,
    lines: 10,
    records: 10,
    histogram: [],
    ...changes,
  };
}

/** An occurrence with nothing but what a test gives it. */
export function someOccurrence(
  signatureId: string,
  source: string,
  changes: Partial<Occurrence> = {},
): Occurrence {
  const line = changes.line ?? 3;
  return {
    signatureId,
    source,
    line,
    endLine: line,
    captures: [],
    span: { startLine: line - 1, startColumn: 4, endLine: line - 1, endColumn: 14 },
    recordEndLine: line - 1,
    preview: 'Pump broke',
    ...changes,
  };
}

/** What a scan finds in texts, each read by itself and put together, worst first as the scan has it. */
export function someScan(catalog: Catalog, texts: Readonly<Record<string, string>>): ScanResult {
  const results = Object.entries(texts).map(([path, text]) => scanText(catalog, path, text));
  return {
    sources: results.flatMap(({ sources }) => sources),
    groups: results.flatMap(({ groups }) => groups),
    problems: results.flatMap(({ problems }) => problems),
    ended: 'complete',
  };
}
