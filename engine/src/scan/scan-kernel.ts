import type { GramFilter } from './gram-filter.ts';

/** How many bytes are scanned at a time: larger chunks were not faster (scan-engine-measurements.md 2). */
export const BLOCK_BYTES = 1 << 20;

/** What the filter said of a block. */
export interface FilterResult {
  /** How many elements of `candidates` count. */
  readonly count: number;
  /** True when any byte is not ASCII. */
  readonly nonAscii: boolean;
}

/**
 * The hot loops of the scan with the buffers they work on. There are two, one in WebAssembly and one in TypeScript;
 * they give the same answers, which a test compares.
 */
export interface ScanKernel {
  /** The block that is scanned: {@link BLOCK_BYTES} and a little room for the word at the end. */
  readonly bytes: Uint8Array;
  /** The same memory as words. */
  readonly words: Int32Array;
  /** Indices of words that may belong to a literal. */
  readonly candidates: Int32Array;
  /** Offsets at which lines start. */
  readonly lineStarts: Int32Array;
  /** Scratch of the scanner: lines at which records start, and what was learned of each (a LineMark). */
  readonly recordLines: Int32Array;
  readonly recordMarks: Int32Array;
  /** Runs the filter over [0, end) and fills `candidates`. */
  filter(filter: GramFilter, end: number): FilterResult;
  /** Fills `lineStarts` for [0, end) and returns how many there are; the first line counts. */
  findLineStarts(end: number): number;
}
