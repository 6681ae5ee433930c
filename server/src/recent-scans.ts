import type { ScanTiming } from '#protocol';

const KEPT = 20;

/** Timings of the latest scans, newest first, for a problem report. No paths and no text. */
export class RecentScans {
  readonly #timings: ScanTiming[] = [];

  add(timing: ScanTiming): void {
    this.#timings.unshift(timing);
    this.#timings.length = Math.min(this.#timings.length, KEPT);
  }

  get timings(): readonly ScanTiming[] {
    return this.#timings;
  }
}
