import type { Catalog, Problem, ScanResult, SourceScan } from '#engine';
import { combineScans, countSeam, logKey, readLogName, sortByPath } from '#engine';

/** What is kept over all sources. */
export interface CaseLimits {
  /** Places, of about a kilobyte each. */
  readonly places: number;
  /** Fingerprints of records, and counts of minutes, of some ten bytes each. */
  readonly numbers: number;
  /** Records near the first and last line of a log that other parts of it may ask for, of about a kilobyte each. */
  readonly seams: number;
}

interface Search {
  readonly roots: readonly string[];
  readonly problems: readonly Problem[];
  readonly ended: ScanResult['ended'];
}

/** Together about 50 MB. */
const defaultLimits: CaseLimits = { places: 20_000, numbers: 1_000_000, seams: 10_000 };

/**
 * What the scans of this session found, source by source, for reports on the whole case. Beyond its limits a source
 * keeps the first and last place of each known error; counts stay exact, and what was left out is said.
 */
export class CaseStore {
  readonly #limits: CaseLimits;
  readonly #scans = new Map<string, SourceScan>();
  /** What was asked for, by its paths: asked for again, it takes the place of the first time. */
  readonly #searches = new Map<string, Search>();
  #places = 0;
  #numbers = 0;
  #seams = 0;
  /** Changes whenever what is kept does. */
  revision = 0;
  /** Paths of the sources of which not all is kept. */
  readonly #shortened = new Set<string>();

  constructor(limits = defaultLimits) {
    this.#limits = limits;
  }

  /** A scan of these files and folders begins. */
  begin(roots: readonly string[]): void {
    this.end(roots, [], 'complete');
  }

  add(scan: SourceScan): void {
    this.revision++;
    this.#forget(scan.path);
    const whole =
      this.#places + placesOf(scan) <= this.#limits.places &&
      this.#numbers + numbersOf(scan) <= this.#limits.numbers &&
      this.#seams + countSeam(scan.seam) <= this.#limits.seams;
    const kept = whole ? scan : shorten(scan);
    if (!whole) this.#shortened.add(scan.path);
    this.#places += placesOf(kept);
    this.#numbers += numbersOf(kept);
    this.#seams += countSeam(kept.seam);
    this.#scans.set(scan.path, kept);
  }

  /** What was found in one source, with as many places as were kept. */
  find(path: string): SourceScan | undefined {
    return this.#scans.get(path);
  }

  /** The other parts of the same rotated log. */
  findOtherParts(path: string): readonly SourceScan[] {
    const name = readLogName(path);
    if (name === undefined) return [];
    const key = logKey(name);
    return [...this.#scans.values()].filter((scan) => {
      const other = scan.path === path ? undefined : readLogName(scan.path);
      return other !== undefined && logKey(other) === key;
    });
  }

  /** What could not be found or opened below them; what a source says of itself came with it. */
  end(roots: readonly string[], problems: readonly Problem[], ended: ScanResult['ended']): void {
    this.#searches.set(roots.join('\n'), { roots, problems, ended });
  }

  clear(): void {
    this.revision++;
    this.#scans.clear();
    this.#searches.clear();
    this.#places = 0;
    this.#numbers = 0;
    this.#seams = 0;
    this.#shortened.clear();
  }

  /** Files and folders that were asked for, and everything that was read. */
  get paths(): readonly string[] {
    return [...[...this.#searches.values()].flatMap(({ roots }) => roots), ...this.#scans.keys()];
  }

  /** What was scanned, source by source, by path. */
  get scans(): readonly SourceScan[] {
    return sortByPath(this.#scans.values(), ({ path }) => path);
  }

  /** True where all that a scan of the path found is kept. */
  isWhole(path: string): boolean {
    return this.#scans.has(path) && !this.#shortened.has(path);
  }

  /** All as one scan; `documents` count more than what was read of the same path from disk. */
  result(catalog: Catalog, documents: readonly SourceScan[]): ScanResult {
    const scans = new Map(this.#scans);
    for (const scan of documents) scans.set(scan.path, scan);
    const sorted = sortByPath(scans.values(), ({ path }) => path);
    const result = combineScans(catalog, sorted);
    const searches = [...this.#searches.values()];
    return {
      ...result,
      problems: [
        ...searches.flatMap(({ problems }) => problems),
        ...result.problems,
        ...this.#limitProblem(),
      ],
      ended: searches.some(({ ended }) => ended === 'cancelled') ? 'cancelled' : 'complete',
    };
  }

  #limitProblem(): Problem[] {
    const { size } = this.#shortened;
    if (size === 0) return [];
    const files = size === 1 ? '1 file' : `${size} files`;
    const message = `To keep memory small, only the first and last place of each known error are kept of ${files}; holes in time are not looked for there, records that a twin file repeats count twice, and what stands in another part of the same log is not seen. The command line has no such limit.`;
    return [{ kind: 'places-left-out', message }];
  }

  #forget(path: string): void {
    const known = this.#scans.get(path);
    if (known === undefined) return;
    this.#places -= placesOf(known);
    this.#numbers -= numbersOf(known);
    this.#seams -= countSeam(known.seam);
    this.#scans.delete(path);
    this.#shortened.delete(path);
  }
}

function placesOf({ found }: SourceScan): number {
  return found.reduce((sum, { kept }) => sum + kept.length, 0);
}

function numbersOf({ found, summary }: SourceScan): number {
  return found.reduce((sum, { keys }) => sum + keys.length, summary?.histogram.length ?? 0);
}

function shorten({ path, summary, problems, found }: SourceScan): SourceScan {
  return {
    path,
    problems,
    ...(summary === undefined ? {} : { summary: { ...summary, histogram: [] } }),
    found: found.map((one) => ({
      ...one,
      kept: one.kept.length <= 2 ? one.kept : [...one.kept.slice(0, 1), ...one.kept.slice(-1)],
      keys: new Float64Array(0),
    })),
  };
}
