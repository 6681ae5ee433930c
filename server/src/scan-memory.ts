import { type Catalog, countSeam, type LogSource, type SourceScan } from '#engine';

/** What may be kept, in bytes as they are estimated below. */
const MOST_BYTES = 32 << 20;
/** An occurrence with its captures, a row of a histogram, a fingerprint. */
const OCCURRENCE_BYTES = 1000;
const ROW_BYTES = 120;
const KEY_BYTES = 8;

/** Problems of a scan that the next one may not have. */
const isTrouble: ReadonlySet<string> = new Set(['worker-died', 'signature-slow', 'signatures-not-tried']);

interface Kept {
  readonly version: string;
  readonly scan: SourceScan;
  readonly bytes: number;
}

/**
 * What scans of files on disk have found, so that a file that stayed as it was is not read twice. It holds for one
 * catalogue and one number of kept occurrences; what was not asked for the longest is forgotten first.
 */
export class ScanMemory {
  readonly #kept = new Map<string, Kept>();
  #catalog: Catalog | undefined;
  #keep = 0;
  #bytes = 0;

  /** Everything that is asked from now on is meant with this knowledge. */
  use(catalog: Catalog, keep: number): void {
    if (this.isFor(catalog, keep)) return;
    this.#catalog = catalog;
    this.#keep = keep;
    this.#kept.clear();
    this.#bytes = 0;
  }

  /** What was scanned with other knowledge is not to be added. */
  isFor(catalog: Catalog, keep: number): boolean {
    return catalog === this.#catalog && keep === this.#keep;
  }

  find({ path, version }: LogSource): SourceScan | undefined {
    const known = this.#kept.get(path);
    if (known === undefined || known.version !== version) return undefined;
    this.#kept.delete(path);
    this.#kept.set(path, known);
    return known.scan;
  }

  /** Keeps a scan that read all of the source as it was when it was found. */
  add({ path, version, byteLength }: LogSource, scan: SourceScan): void {
    const isWhole = scan.summary !== undefined && scan.summary.bytes === byteLength;
    if (version === undefined || !isWhole || scan.problems.some(({ kind }) => isTrouble.has(kind))) return;
    this.#drop(path);
    const bytes = estimate(scan);
    this.#kept.set(path, { version, scan, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#drop(oldest);
    }
  }

  #drop(path: string): void {
    this.#bytes -= this.#kept.get(path)?.bytes ?? 0;
    this.#kept.delete(path);
  }
}

function estimate({ path, summary, found, seam }: SourceScan): number {
  let bytes = OCCURRENCE_BYTES + path.length * 2 + (summary?.histogram.length ?? 0) * ROW_BYTES;
  bytes += countSeam(seam) * OCCURRENCE_BYTES;
  for (const { kept, keys } of found) bytes += kept.length * OCCURRENCE_BYTES + keys.length * KEY_BYTES;
  return bytes;
}
