import type { HistogramRow } from '../model/scan-result.ts';
import { levels } from '../log-formats/record-format.ts';

/** Minutes beyond this share one row: stamps that jump at random must not fill the memory. */
const MAX_MINUTES = 50_000;
const MINUTE_LENGTH = 16;

/** Counts records by minute and level while the lines run past. */
export class Histogram {
  /** The 16 bytes `yyyy-MM-dd HH:mm` of the minute that is counted now. */
  readonly #current = new DataView(new ArrayBuffer(MINUTE_LENGTH));
  readonly #rows = new Map<string, Uint32Array>();
  #row: Uint32Array = new Uint32Array(levels.length);
  /** Records that were counted without a minute of their own. */
  overflowed = 0;

  constructor() {
    this.#rows.set('', this.#row);
  }

  /** A record whose stamp starts at the offset, or has none (-1): then it counts to the minute before it. */
  add(bytes: DataView, stampAt: number, level: number): void {
    if (stampAt >= 0) {
      const current = this.#current;
      // Four bytes at a time; the last ones change first, so a new minute is noticed at once.
      const isSame =
        bytes.getInt32(stampAt + 12) === current.getInt32(12) &&
        bytes.getInt32(stampAt + 8) === current.getInt32(8) &&
        bytes.getInt32(stampAt + 4) === current.getInt32(4) &&
        bytes.getInt32(stampAt) === current.getInt32(0);
      if (!isSame) this.#startMinute(bytes, stampAt);
    }
    this.#row[level] = (this.#row[level] as number) + 1;
  }

  #startMinute(bytes: DataView, stampAt: number): void {
    let key = '';
    for (let k = 0; k < MINUTE_LENGTH; k++) {
      const byte = bytes.getUint8(stampAt + k);
      this.#current.setUint8(k, byte);
      key += k === 10 ? ' ' : String.fromCharCode(byte);
    }
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
    this.#row = row;
  }

  /** Rows in the order of time; the minute is written as in the log, `yyyy-MM-dd HH:mm`, or empty when unknown. */
  rows(): HistogramRow[] {
    const rows: HistogramRow[] = [];
    for (const [minute, row] of [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const counts: Record<string, number> = {};
      row.forEach((count, level) => {
        if (count > 0) counts[levels[level] ?? 'other'] = count;
      });
      if (Object.keys(counts).length > 0) rows.push({ minute, counts });
    }
    return rows;
  }
}
