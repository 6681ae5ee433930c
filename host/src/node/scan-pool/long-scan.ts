/** How often after the first time, in milliseconds. */
const NEXT = 2000;

/** Says when a scan that takes long is to be asked what it knows: soon, and then rarely, since each answer costs everybody. */
export class LongScan {
  readonly #now: () => number;
  #next: number;

  /** `first` is how long it takes until it is asked for the first time, in milliseconds. */
  constructor(now: () => number, first: number) {
    this.#now = now;
    this.#next = now() + first;
  }

  /** True once for each time that it is to be asked. */
  isDue(): boolean {
    const now = this.#now();
    if (now < this.#next) return false;
    this.#next = now + NEXT;
    return true;
  }
}
