import { SourceError } from '../source-error.ts';
import { type BundleLimits, showBytes } from './limits.ts';
import type { EntryPlace } from './zip-entry-source.ts';

/** How inner zips are read. */
export interface NestedSizes {
  /** Bytes up to which one is held in memory as a whole; a larger one is gone through as a stream. */
  readonly wholeBytes: number;
  /** Bytes of a stream that stay readable behind the place that it has come to. */
  readonly windowBytes: number;
}

/** More than any reader of a zip goes back in the ordinary way: where headers are looked for, it is a megabyte. */
const usualWindow = 2 * 1024 * 1024;

/** The memory that inner zips may take together. */
export class NestedMemory {
  readonly sizes: NestedSizes;
  readonly #limit: number;
  #used = 0;
  #idle: { readonly owner: object; readonly bytes: number; readonly drop: () => void } | undefined;

  /** With the usual limits an inner zip is held as a whole up to 16 MB. */
  constructor({ nestedBytes }: BundleLimits, sizes: Partial<NestedSizes> = {}) {
    this.#limit = nestedBytes;
    this.sizes = { wholeBytes: nestedBytes / 16, windowBytes: usualWindow, ...sizes };
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
   * True for an inner zip that is best held as a whole. Those together take at most half of the memory, so that the
   * other half is there for the streams of all that are deeper in one another.
   */
  isForWhole(bytes: number): boolean {
    const taken = this.#used - (this.#idle?.bytes ?? 0);
    return bytes <= this.sizes.wholeBytes && taken + bytes <= this.#limit / 2;
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

/** Bytes to hold; where the zip does not state them, as much as its compressed size may become at most. */
export function sizeInMemory({ entry, limits }: EntryPlace): number {
  return entry.byteLength ?? Math.min(limits.nestedBytes, entry.compressedSize * limits.ratio);
}

/** Why an inner zip cannot be read when `bytes` were not granted. */
export function noRoom(bytes: number, shown: string, limits: BundleLimits): SourceError {
  const message =
    `This inner zip needs ${showBytes(bytes)} of memory, and all inner zips together may take ` +
    `${showBytes(limits.nestedBytes)} (limit "nestedBytes"): unpack the outer zip, or raise the limit.`;
  return new SourceError('zip-nested-size', shown, message);
}
