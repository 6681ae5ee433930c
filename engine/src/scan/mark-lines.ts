import { CONTINUES, type RecordFormat } from '../log-formats/record-format.ts';
import type { ScanKernel } from './scan-kernel.ts';

/** Lines of the block that are looked at: [from, to) of `count`, the last of which ends at offset `end`. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly end: number;
}

/** Asks the format for every line, and adds those that start a record to the `records` that are known. Returns how many that makes. */
export function markLines(
  { bytes, lineStarts, recordLines, recordMarks }: ScanKernel,
  format: RecordFormat,
  { from, to, count, end }: LineRange,
  records: number,
): number {
  let recordCount = records;
  for (let line = from; line < to; line++) {
    const start = lineStarts[line] as number;
    const lineEnd = line + 1 < count ? (lineStarts[line + 1] as number) - 1 : end;
    const mark = format.markLine(bytes, start, lineEnd);
    if (mark === CONTINUES) continue;
    recordMarks[recordCount] = mark;
    recordLines[recordCount++] = line;
  }
  return recordCount;
}
