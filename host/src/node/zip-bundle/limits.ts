/**
 * What an archive may cost. They stop archives that are made to exhaust a machine; real cases stay far below.
 * Every one is named in the message of the problem it causes, so that it can be raised.
 */
export interface BundleLimits {
  /** Entries of one archive with all archives inside it. */
  readonly entries: number;
  /** Zips in zips; the outermost is 1. */
  readonly depth: number;
  /** How many times larger than compressed an entry, or the whole archive, may be once it passes `ratioFromBytes`. */
  readonly ratio: number;
  /** Bytes up to which the ratio is not looked at. */
  readonly ratioFromBytes: number;
  /** Bytes that one archive with all archives inside it may unpack to. */
  readonly outputBytes: number;
  /**
   * Bytes of memory that inner zips may take at one time; nothing is ever unpacked to disk. One of more than a sixteenth
   * of it is gone through as a stream, which takes 24 MB whatever its size is.
   */
  readonly nestedBytes: number;
  /** UTF-16 units in the name of an entry, folders included. */
  readonly nameLength: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: BundleLimits = {
  entries: 50_000,
  depth: 10,
  ratio: 200,
  ratioFromBytes: 64 * megabyte,
  outputBytes: 64 * 1024 * megabyte,
  nestedBytes: 256 * megabyte,
  nameLength: 1024,
};

/** What is left of the limits for one outermost archive; archives inside it draw on the same. */
export class Allowance {
  readonly limits: BundleLimits;
  readonly #archiveBytes: number;
  #entries = 0;
  #output = 0;

  /** `archiveBytes` is the size of the outermost archive. */
  constructor(limits: BundleLimits, archiveBytes: number) {
    this.limits = limits;
    this.#archiveBytes = archiveBytes;
  }

  get entriesLeft(): number {
    return this.limits.entries - this.#entries;
  }

  countEntries(count: number): void {
    this.#entries += count;
  }

  /** Counts `bytes` of output, or says which limit forbids them. */
  takeOutput(bytes: number): 'granted' | 'outputBytes' | 'ratio' {
    const output = this.#output + bytes;
    if (output > this.limits.outputBytes) return 'outputBytes';
    if (output > this.limits.ratioFromBytes && output > this.#archiveBytes * this.limits.ratio)
      return 'ratio';
    this.#output = output;
    return 'granted';
  }
}

/** A size for a message: `64 MB`, `1.5 GB`. */
export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${units[unit]}`;
}
