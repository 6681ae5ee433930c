import type { RecordHeader } from '../model/log-record.ts';
import type { SourceKind } from '../model/source.ts';
import { findLineStarts } from '../scan/line-index.ts';
import { formatForText } from './detect-kind.ts';
import { CONTINUES } from './record-format.ts';

/** Zero-based lines of one record, both inclusive. */
export interface RecordLines {
  readonly startLine: number;
  readonly endLine: number;
}

/** Records of a text that is in memory, for folding and outlines. Lines before the first record are no record. */
export function splitRecords(text: string, kind: Pick<SourceKind, 'format'>): RecordLines[] {
  const format = formatForText(kind, text);
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array((encoded.length + 3) & ~3);
  bytes.set(encoded);
  const starts = new Int32Array(encoded.length + 2);
  const lineCount = findLineStarts(bytes, new Int32Array(bytes.buffer), encoded.length, starts);
  const records: RecordLines[] = [];
  let startLine = -1;
  for (let line = 0; line < lineCount; line++) {
    const start = starts[line] as number;
    const end = line + 1 < lineCount ? (starts[line + 1] as number) - 1 : encoded.length;
    if (format.markLine(bytes, start, end) === CONTINUES) continue;
    if (startLine >= 0) records.push({ startLine, endLine: line - 1 });
    startLine = line;
  }
  if (startLine >= 0) records.push({ startLine, endLine: lineCount - 1 });
  return records;
}

/** What the first line of a record says of itself: both clocks, level, component. */
export function describeLine(
  line: string,
  text: string,
  kind: Pick<SourceKind, 'format' | 'clock'>,
): RecordHeader {
  return formatForText(kind, text.slice(0, 1 << 16)).parseHeader(line, kind.clock);
}
