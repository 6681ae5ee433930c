import type { BundleLimits } from './limits.ts';

/** The memory that inner zips may take together. */
export class NestedMemory {
  readonly #limit: number;
  #used = 0;
  #idle: { readonly owner: object; readonly bytes: number; readonly drop: () => void } | undefined;

  constructor(limits: BundleLimits) {
    this.#limit = limits.nestedBytes;
  }

  /** True when `bytes` more are granted; what lies idle makes room for them. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.#limit) this.#dropIdle();
    if (this.#used + bytes > this.#limit) return false;
    this.#used += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }

  /**
   * Keeps the newest archive that nobody reads until another needs the room: who lists a case first and reads its logs
   * afterwards would inflate it once for each.
   */
  keepIdle(owner: object, bytes: number, drop: () => void): void {
    this.#dropIdle();
    this.#idle = { owner, bytes, drop };
  }

  wake(owner: object): void {
    if (this.#idle?.owner === owner) this.#idle = undefined;
  }

  #dropIdle(): void {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle === undefined) return;
    this.#used -= idle.bytes;
    idle.drop();
  }
}
