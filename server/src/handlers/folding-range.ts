import { splitRecords } from '#engine';
import { type FoldingRange, type FoldingRangeParams, FoldingRangeKind } from 'vscode-languageserver';
import { findScan, type ServerContext } from '../server-context.ts';
import { findStatus } from '../status-reports.ts';

/** VS Code keeps 5,000 regions unless told otherwise. */
const MAX_RANGES = 5000;

/** A longer text is not folded, in UTF-16 units; VS Code folds none above this either, and the server has others to answer. */
const MAX_UNITS = 20 * 1024 * 1024;

/** Records of more than one line fold to their first: a stack trace becomes one line. So does a scanner's snapshot. */
export async function foldingRanges(
  context: ServerContext,
  { textDocument }: FoldingRangeParams,
): Promise<FoldingRange[]> {
  const scan = await findScan(context, textDocument.uri);
  if (scan === undefined || scan.text.length > MAX_UNITS) return [];
  const snapshots = findStatus(context, scan)?.report.snapshots ?? [];
  const whole = snapshots.map(({ line, endLine }) => ({ startLine: line - 1, endLine: endLine - 1 }));
  const starts = new Set(whole.map(({ startLine }) => startLine));
  // A snapshot folds as a whole; what begins in its first line would hide behind it.
  const records = splitRecords(scan.text, { format: scan.detected.format.name }).filter(
    ({ startLine }) => !starts.has(startLine),
  );
  return [...whole, ...records]
    .filter(({ startLine, endLine }) => endLine > startLine)
    .slice(0, MAX_RANGES)
    .map(({ startLine, endLine }) => ({ startLine, endLine, kind: FoldingRangeKind.Region }))
    .sort((a, b) => a.startLine - b.startLine);
}
