/** Ends of the server that nobody asked for, up to which it is started again by itself. */
export const MOST_CRASHES = 4;

/** The time in which they are counted, in milliseconds. */
const WINDOW = 3 * 60_000;

/**
 * Counts how often the server ended by itself: once too often in a short time, and starting it again would only go on
 * burning the machine. The clock is handed in, because a test has its own and one of a person may jump.
 */
export class CrashCount {
  readonly #now: () => number;
  #times: number[] = [];

  /** `now` gives milliseconds from any start and never runs backwards. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts one, and says whether the server may be started again. */
  mayRestart(): boolean {
    const now = this.#now();
    this.#times = [...this.#times.filter((time) => now - time < WINDOW), now];
    return this.#times.length <= MOST_CRASHES;
  }

  /** A person wants it to run again: the count begins anew. */
  forgive(): void {
    this.#times = [];
  }
}
