import type { LogLevel, RecordHeader } from '../model/log-record.ts';
import type { Clock } from '../model/source.ts';

/** Levels in the order of their numbers in a {@link LineMark}; 0 is "the line does not say". */
export const levels: readonly (LogLevel | undefined)[] = [
  undefined,
  'trace',
  'debug',
  'info',
  'warn',
  'error',
  'fatal',
];

/**
 * What the fast pass learns of a line without decoding it: -1 when the line continues the record above, else the
 * level's number plus 8 times one more than the offset of the stamp in the line (0 when there is none).
 */
export type LineMark = number;

export const CONTINUES: LineMark = -1;

/** Puts a {@link LineMark} together; `stampOffset` is -1 when the line has no stamp. */
export function lineMark(level: number, stampOffset: number): LineMark {
  return level | ((stampOffset + 1) << 3);
}

/** How records of one layout are told apart and their first lines read. */
export interface RecordFormat {
  readonly name: string;
  /** Looks at the bytes of one line, [start, end) without its line end. Called for every line: no allocation. */
  markLine(bytes: Uint8Array, start: number, end: number): LineMark;
  /**
   * True where a line with a stamp at its start and a level word (by its first two letters) 25 bytes on starts a record of
   * that level, and a line with neither continues one: a kernel judges those by itself and calls `markLine` for the rest.
   */
  readonly stampThenLevel?: boolean;
  /** Reads the first line of a record. */
  parseHeader(line: string, clock: Clock): RecordHeader;
  /**
   * True when the whole text is a run of lines in which a message may be broken anywhere, so that records are
   * paragraphs and several errors may stand in one.
   */
  readonly paragraphs: boolean;
  /** True when a line may carry local time and UTC side by side. */
  readonly hasTwoClocks?: boolean;
}

/** A header of which nothing is known. */
export const emptyHeader: RecordHeader = {
  timeUtc: undefined,
  timestamp: undefined,
  localTimestamp: undefined,
  level: undefined,
  component: undefined,
};
