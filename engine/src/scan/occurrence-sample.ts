import type { Occurrence } from '../model/scan-result.ts';
import type { Severity } from '../model/signature.ts';

/** An occurrence with the fingerprint of its record. */
export interface KeyedOccurrence {
  readonly occurrence: Occurrence;
  readonly key: number;
}

/** What is known of the occurrences of one signature in one source. */
export interface SampleData {
  /** Of all, kept or not. */
  readonly count: number;
  /** How many of them repeat records of another source. */
  readonly repeated?: number;
  readonly firstTime: string | undefined;
  readonly lastTime: string | undefined;
  /** Of records with local time alone, ISO 8601 without zone. */
  readonly firstLocalTime?: string | undefined;
  readonly lastLocalTime?: string | undefined;
  /** The first and the last, in the order of the file. */
  readonly kept: readonly KeyedOccurrence[];
  /** Fingerprints of all records in order, up to a limit. */
  readonly keys: Iterable<number>;
  /** How many count for less than their signature says, by the severity that they count for. */
  readonly lowered: ReadonlyMap<Severity, number>;
}

/** How many fingerprints of one signature in one source are kept to find twins, 8 bytes each. */
const MAX_KEYS = 250_000;

/** Counts everything, keeps the first and last of it: memory does not grow with the input. */
export class OccurrenceSample implements SampleData {
  readonly #keep: number;
  readonly #first: KeyedOccurrence[] = [];
  readonly #last: KeyedOccurrence[] = [];
  #oldest = 0;
  /** Fingerprints of all records in order, up to a limit. */
  readonly keys: number[] = [];
  count = 0;
  firstTime: string | undefined;
  lastTime: string | undefined;
  firstLocalTime: string | undefined;
  lastLocalTime: string | undefined;
  /** How many count for less than their signature says, by the severity that they count for. */
  readonly lowered = new Map<Severity, number>();

  /** `keep` occurrences are held from the start and as many from the end. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  add(keyed: KeyedOccurrence): void {
    this.count++;
    if (this.keys.length < MAX_KEYS) this.keys.push(keyed.key);
    const { time, localTime, lowered } = keyed.occurrence;
    if (lowered !== undefined) {
      this.lowered.set(lowered.severity, (this.lowered.get(lowered.severity) ?? 0) + 1);
    }
    if (time !== undefined) {
      if (this.firstTime === undefined || time < this.firstTime) this.firstTime = time;
      if (this.lastTime === undefined || time > this.lastTime) this.lastTime = time;
    }
    if (localTime !== undefined) {
      if (this.firstLocalTime === undefined || localTime < this.firstLocalTime)
        this.firstLocalTime = localTime;
      if (this.lastLocalTime === undefined || localTime > this.lastLocalTime) this.lastLocalTime = localTime;
    }
    if (this.#first.length < this.#keep) {
      this.#first.push(keyed);
    } else if (this.#last.length < this.#keep) {
      this.#last.push(keyed);
    } else if (this.#keep > 0) {
      this.#last[this.#oldest] = keyed;
      this.#oldest = (this.#oldest + 1) % this.#keep;
    }
  }

  /** In the order in which they were added. */
  get kept(): KeyedOccurrence[] {
    return [...this.#first, ...this.#last.slice(this.#oldest), ...this.#last.slice(0, this.#oldest)];
  }
}
