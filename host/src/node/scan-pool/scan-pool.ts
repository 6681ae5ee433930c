import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Catalog, CatalogData, LogSource, ScanOptions, SourceScan } from '#engine';
import { PoolRun, type PoolScan } from './pool-run.ts';
import { PoolWorker } from './pool-worker.ts';
import type { WorkerSetup } from './worker-messages.ts';

export interface PoolOptions {
  /** The program of a worker, a bundle or a module; without one everything is scanned in this thread. */
  readonly program?: string | URL;
  /** Threads that scan, this one among them; as many as the machine has cores, at most 4, when absent. */
  readonly threads?: number;
  /** Bytes from which a source is worth being sent to a worker. */
  readonly largeBytes?: number;
  /** Bytes that have to wait before a worker is started for them. */
  readonly startBytes?: number;
  /** True where this thread has something else to do, such as answering an editor: it scans only what nobody else can. */
  readonly keepFree?: boolean;
}

/** Twice this much is read in the time that a worker takes to start. */
const START_BYTES = 64 << 20;
const LARGE_BYTES = 8 << 20;
const MOST_THREADS = 4;

/** A scan leaves little garbage; with this a worker takes 10 MB less and no longer. */
const YOUNG_MEGABYTES = 4;

/** How long a worker waits for the next scan, in milliseconds: its memory is worth more than its start. */
const IDLE = 20_000;

/**
 * Scans many sources on several threads. Workers are started only when enough waits to be worth it, open large files
 * and entries of zips themselves, and answer with plain data; this thread scans what is small or cannot be opened
 * anywhere else, and helps with the rest. What is found does not depend on who found it.
 */
export class ScanPool {
  readonly #program: string | URL | undefined;
  readonly #threads: number;
  readonly #largeBytes: number;
  readonly #startBytes: number;
  readonly #keepFree: boolean;
  readonly #idle: PoolWorker[] = [];
  #alive = 0;
  #timer: NodeJS.Timeout | undefined;
  /** True once a worker could not be started. */
  #isBroken = false;

  constructor(options: PoolOptions = {}) {
    this.#program = options.program;
    this.#threads = options.threads ?? Math.min(availableParallelism(), MOST_THREADS);
    this.#largeBytes = options.largeBytes ?? LARGE_BYTES;
    this.#startBytes = options.startBytes ?? START_BYTES;
    this.#keepFree = options.keepFree ?? false;
  }

  /**
   * Scans sources and gives each as soon as it is done, with its place in the order of the sources. Never rejects for
   * what a source holds or does. Ends early, and soon, once it is cancelled or nobody listens any more.
   */
  async *scan(
    catalog: Catalog,
    sources: AsyncIterable<LogSource> | Iterable<LogSource>,
    options: ScanOptions = {},
  ): AsyncGenerator<PoolScan> {
    clearTimeout(this.#timer);
    const run = new PoolRun(catalog, options, {
      keepFree: this.#keepFree,
      isLarge: (byteLength) => byteLength >= this.#largeBytes,
      findWorker: (waiting) => this.#findWorker(catalog, waiting),
      release: (worker) => this.#release(worker),
    });
    try {
      yield* run.scan(sources);
    } finally {
      await run.stop();
      this.#timer = setTimeout(() => void this.close(), IDLE);
      this.#timer.unref();
    }
  }

  /** The same as one result, in the order of the sources. */
  async scanAll(
    catalog: Catalog,
    sources: AsyncIterable<LogSource> | Iterable<LogSource>,
    options: ScanOptions = {},
  ): Promise<SourceScan[]> {
    const scans: PoolScan[] = [];
    for await (const scan of this.scan(catalog, sources, options)) scans.push(scan);
    return scans.sort((a, b) => a.index - b.index).map(({ scan }) => scan);
  }

  /** Ends the workers that wait. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const idle = this.#idle.splice(0);
    this.#alive -= idle.length;
    await Promise.all(idle.map((worker) => worker.end()));
  }

  /** A worker for one of the sources that wait, with their bytes in sum; undefined where none is free or worth it. */
  #findWorker(catalog: Catalog, waitingBytes: number): PoolWorker | undefined {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop()) {
      // What a worker knows has to be what this thread knows.
      if (!worker.isDead && worker.catalog === catalog) return worker;
      this.#alive--;
      void worker.end();
    }
    const mayStart = this.#alive < this.#threads - 1 && waitingBytes >= this.#startBytes;
    if (this.#program === undefined || this.#isBroken || !mayStart) return undefined;
    try {
      const setup: WorkerSetup = { catalog: withoutTexts(catalog) };
      const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
      const thread = new Worker(this.#program, { workerData: setup, resourceLimits });
      const worker = new PoolWorker(thread, catalog);
      this.#alive++;
      return worker;
    } catch {
      // Without threads the scan takes longer and finds the same.
      this.#isBroken = true;
      return undefined;
    }
  }

  #release(worker: PoolWorker): void {
    if (worker.isDead) {
      this.#alive--;
      // What kills one may kill the next.
      this.#isBroken = true;
    } else this.#idle.push(worker);
  }
}

/** A scan needs no explanations and no scripts; the copy is smaller by most of the catalogue. */
function withoutTexts({ hash, signatures, kinds, codes }: Catalog): CatalogData {
  return {
    hash,
    kinds,
    codes,
    remediations: [],
    statusFields: [],
    cmdlets: [],
    signatures: signatures.map((signature) => ({
      ...signature,
      steps: [],
      causes: [],
      remedies: [],
      references: [],
      notes: [],
      examples: { match: [], nearMiss: [] },
    })),
  };
}
