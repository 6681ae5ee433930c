import type { HistogramRow } from '../model/scan-result.ts';
import { levels } from '../log-formats/record-format.ts';
import { MINUTE_BYTES, type ScanKernel } from './scan-kernel.ts';

/** Minutes beyond this share one row: stamps that jump at random must not fill the memory. */
const MAX_MINUTES = 50_000;
/** Where its digits stand in a minute. */
const DIGITS = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15] as const;

/** Counts records by minute and level while the lines run past. */
export class Histogram {
  /** The 16 characters `yyyy-MM-dd HH:mm` of the minute that is counted now. */
  readonly #minute = new Uint8Array(MINUTE_BYTES);
  /** By the twelve digits of the minute, or by its text where one of them is none. */
  readonly #rows = new Map<number | string, Uint32Array>();
  #row: Uint32Array = new Uint32Array(levels.length);
  /** Records that were counted without a minute of their own. */
  overflowed = 0;

  constructor() {
    this.#rows.set('', this.#row);
  }

  /** The first `count` records of the block. One without a stamp counts to the minute before it. */
  add(kernel: ScanKernel, count: number): void {
    const { minute, minuteCounts, bytes, lineStarts, recordLines, recordMarks } = kernel;
    minute.set(this.#minute);
    for (let record = 0; ;) {
      record = kernel.countMinute(record, count);
      for (let level = 0; level < minuteCounts.length; level++) {
        this.#row[level] = (this.#row[level] as number) + (minuteCounts[level] as number);
        minuteCounts[level] = 0;
      }
      if (record === count) break;
      const start = lineStarts[recordLines[record] as number] as number;
      const stampAt = start + ((recordMarks[record] as number) >> 3) - 1;
      for (let k = 0; k < MINUTE_BYTES; k++) minute[k] = bytes[stampAt + k] as number;
      this.#row = this.#getRow(minute);
    }
    this.#minute.set(minute);
  }

  #getRow(minute: Uint8Array): Uint32Array {
    const key = digitsOf(minute) ?? textOf(minute);
    let row = this.#rows.get(key);
    if (row === undefined) {
      if (this.#rows.size >= MAX_MINUTES) {
        this.overflowed++;
        row = this.#rows.get('') as Uint32Array;
      } else {
        row = new Uint32Array(levels.length);
        this.#rows.set(key, row);
      }
    }
    return row;
  }

  /** Rows in the order of time; the minute is written as in the log, `yyyy-MM-dd HH:mm`, or empty when unknown. */
  rows(): HistogramRow[] {
    const rows: HistogramRow[] = [];
    const named = [...this.#rows].map(([key, row]) => [nameOf(key), row] as const);
    for (const [minute, row] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const counts: Record<string, number> = {};
      row.forEach((count, level) => {
        if (count > 0) counts[levels[level] ?? 'other'] = count;
      });
      if (Object.keys(counts).length > 0) rows.push({ minute, counts });
    }
    return rows;
  }
}

/** The digits as one number, which a map finds faster than a text; undefined where one is none. */
function digitsOf(minute: Uint8Array): number | undefined {
  let number = 0;
  for (const at of DIGITS) {
    const digit = (minute[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

/** Whatever stands between date and time is shown as a blank. */
function textOf(minute: Uint8Array): string {
  const text = String.fromCharCode(...minute);
  return `${text.slice(0, 10)} ${text.slice(11)}`;
}

function nameOf(key: number | string): string {
  if (typeof key === 'string') return key;
  const [, date = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(key).padStart(12, '0')) ?? [];
  return `${date}-${month}-${day} ${hour}:${minute}`;
}
