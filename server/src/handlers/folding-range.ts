import { splitRecords } from '#engine';
import { type FoldingRange, type FoldingRangeParams, FoldingRangeKind } from 'vscode-languageserver';
import { findScan, type ServerContext } from '../server-context.ts';

/** VS Code keeps 5,000 regions unless told otherwise. */
const MAX_RANGES = 5000;

/** Records of more than one line fold to their first: a stack trace becomes one line. */
export async function foldingRanges(
  context: ServerContext,
  { textDocument }: FoldingRangeParams,
): Promise<FoldingRange[]> {
  const scan = await findScan(context, textDocument.uri);
  if (scan === undefined) return [];
  return splitRecords(scan.text, { format: scan.detected.format.name })
    .filter(({ startLine, endLine }) => endLine > startLine)
    .slice(0, MAX_RANGES)
    .map(({ startLine, endLine }) => ({ startLine, endLine, kind: FoldingRangeKind.Region }));
}
