import { decodeNarrow } from '../decode/detect-encoding.ts';
import type { DetectedKind } from '../log-formats/detect-kind.ts';
import type { RecordHeader } from '../model/log-record.ts';
import type { ScanKernel } from './scan-kernel.ts';

/** Lines and records in the bytes [0, end) of the kernel's block. Where they start is in the kernel. */
export interface ScanBlock {
  readonly lineCount: number;
  readonly recordCount: number;
  readonly end: number;
}

/** What goes before a block in its source. */
export interface BlockStart {
  /** How many lines. */
  readonly lineCount: number;
  /** Header of the record that the block may begin in the middle of. */
  readonly openHeader: RecordHeader;
}

/** What the first line of a record says; `line` counts in the block. */
export function readHeader(
  { bytes, lineStarts }: ScanKernel,
  { format, kind }: DetectedKind,
  { lineCount, end }: ScanBlock,
  line: number,
): RecordHeader {
  const start = lineStarts[line] as number;
  const next = line + 1 < lineCount ? (lineStarts[line + 1] as number) : end;
  const text = decodeNarrow(bytes.subarray(start, Math.min(next, start + HEADER_BYTES)));
  return format.parseHeader(text.trimEnd(), kind.clock);
}

const HEADER_BYTES = 1 << 10;
