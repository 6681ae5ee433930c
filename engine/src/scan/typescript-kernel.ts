import type { GramFilter } from './gram-filter.ts';
import { findLineStarts } from './line-index.ts';
import { BLOCK_BYTES, type FilterResult, type ScanKernel } from './scan-kernel.ts';

/** The kernel without WebAssembly: the fallback, and the oracle that the other is compared with. */
export class TypeScriptKernel implements ScanKernel {
  readonly bytes = new Uint8Array(BLOCK_BYTES + 64);
  readonly words = new Int32Array(this.bytes.buffer);
  readonly candidates = new Int32Array(this.words.length);
  readonly lineStarts = new Int32Array(this.bytes.length + 1);
  readonly recordLines = new Int32Array(this.bytes.length + 1);
  readonly recordMarks = new Int32Array(this.bytes.length + 1);

  filter(filter: GramFilter, end: number): FilterResult {
    return filter.filter(this.words, (end + 3) >>> 2, this.candidates);
  }

  findLineStarts(end: number): number {
    return findLineStarts(this.bytes, this.words, end, this.lineStarts);
  }
}
