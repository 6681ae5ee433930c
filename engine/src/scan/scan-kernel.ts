import type { NarrowAscii } from '../decode/transcoder.ts';
import type { RecordFormat } from '../log-formats/record-format.ts';
import type { GramFilter, WordFrequency } from './gram-filter.ts';

/** How many bytes are scanned at a time: larger chunks were not faster (scan-engine-measurements.md 2). */
export const BLOCK_BYTES = 1 << 20;

/** Length of `yyyy-MM-dd HH:mm`. */
export const MINUTE_BYTES = 16;

/** What the filter said of a block. */
export interface FilterResult {
  /** How many words were suspicious, before whole literals were compared: what the filter costs on this text. */
  readonly suspicious: number;
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
  /** Indices of words around which a literal stands (or may, where there are too many literals to compare). */
  readonly candidates: Int32Array;
  /** Offsets at which lines start. */
  readonly lineStarts: Int32Array;
  /** Lines at which records start, and what was learned of each (a LineMark). */
  readonly recordLines: Int32Array;
  readonly recordMarks: Int32Array;
  /** How often words occur in [from, to), for the tuning of a filter. Overwrites `candidates`. */
  countWords(from: number, to: number): WordFrequency;
  /** Runs the filter over [0, end) and fills `candidates`. */
  filter(filter: GramFilter, end: number): FilterResult;
  /** ASCII out of UTF-16, see {@link NarrowAscii}. */
  readonly narrow: NarrowAscii;
  /** Fills `lineStarts` for [0, end) and returns how many there are; the first line counts. */
  findLineStarts(end: number): number;
  /** Fills `recordLines` and `recordMarks` for [0, end), whose `lineCount` lines are found, and returns how many there are. */
  findRecords(format: RecordFormat, lineCount: number, end: number): number;
  /** The 16 characters of the minute that is counted, and its records by the number of their level. */
  readonly minute: Uint8Array;
  readonly minuteCounts: Uint32Array;
  /** Adds records [from, to) to `minuteCounts`, up to the first that has a stamp of another minute, and returns that one. */
  countMinute(from: number, to: number): number;
}
