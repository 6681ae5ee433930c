import type { NarrowAscii } from '../decode/transcoder.ts';
import { levels, type RecordFormat } from '../log-formats/record-format.ts';
import { countWords, type GramFilter, type WordFrequency } from './gram-filter.ts';
import { findLineStarts } from './line-index.ts';
import { markLines } from './mark-lines.ts';
import { BLOCK_BYTES, type FilterResult, MINUTE_BYTES, type ScanKernel } from './scan-kernel.ts';

/** The kernel without WebAssembly: the fallback, and the oracle that the other is compared with. */
export class TypeScriptKernel implements ScanKernel {
  readonly bytes = new Uint8Array(BLOCK_BYTES + 64);
  readonly words = new Int32Array(this.bytes.buffer);
  readonly candidates = new Int32Array(this.words.length);
  readonly lineStarts = new Int32Array(this.bytes.length + 1);
  readonly recordLines = new Int32Array(this.bytes.length + 1);
  readonly recordMarks = new Int32Array(this.bytes.length + 1);
  readonly minute = new Uint8Array(MINUTE_BYTES);
  readonly minuteCounts = new Uint32Array(levels.length);

  countWords(from: number, to: number): WordFrequency {
    return countWords(this.bytes.subarray(from, to));
  }

  filter(filter: GramFilter, end: number): FilterResult {
    const { count, nonAscii } = filter.filter(this.words, (end + 3) >>> 2, this.candidates);
    const confirmed = filter.confirm(this.bytes, end, this.candidates, count);
    return { suspicious: count, count: confirmed, nonAscii };
  }

  readonly narrow: NarrowAscii = (source, from, to, isLittleEndian, target, at) => {
    const [low, high] = isLittleEndian ? [0, 1] : [1, 0];
    let units = 0;
    for (let i = from; i + 1 < to; i += 2) {
      const unit = source[i + low] ?? 0;
      if (unit > 0x7f || source[i + high] !== 0) break;
      target[at + units++] = unit;
    }
    return units;
  };

  findLineStarts(end: number): number {
    return findLineStarts(this.bytes, this.words, end, this.lineStarts);
  }

  findRecords(format: RecordFormat, lineCount: number, end: number): number {
    return markLines(this, format, { from: 0, to: lineCount, count: lineCount, end }, 0);
  }

  countMinute(from: number, to: number): number {
    const { bytes, minute, minuteCounts, recordLines, recordMarks, lineStarts } = this;
    for (let record = from; record < to; record++) {
      const mark = recordMarks[record] ?? 0;
      if (mark >> 3 > 0) {
        const at = (lineStarts[recordLines[record] ?? 0] ?? 0) + (mark >> 3) - 1;
        for (let k = 0; k < MINUTE_BYTES; k++) if (bytes[at + k] !== minute[k]) return record;
      }
      const level = mark & 7;
      minuteCounts[level] = (minuteCounts[level] ?? 0) + 1;
    }
    return to;
  }
}
