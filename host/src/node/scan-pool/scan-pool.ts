import { availableParallelism } from 'node:os';
import { type Catalog, type LogSource, sortByPath, type SourceScan } from '#engine';
import { PoolRun, type PoolScan, type PoolScanOptions } from './pool-run.ts';
import type { PoolWorker } from './pool-worker.ts';
import { hasUnproved, startWorker } from './start-worker.ts';
import type { Answers, Question } from './worker-messages.ts';

export interface PoolOptions {
  /** The program of a worker, a bundle or a module; without one everything is scanned in this thread. */
  readonly program?: string | URL;
  /** Threads that scan, this one among them; as many as the machine has cores, at most 4, when absent. */
  readonly threads?: number;
  /** Bytes from which a source is worth being sent to a worker. */
  readonly largeBytes?: number;
  /** Bytes that have to wait before a worker is started for them, where this thread could do it as well. */
  readonly startBytes?: number;
  /** True where this thread has something else to do, such as answering an editor: it scans only what is small, or what nobody else can. */
  readonly keepFree?: boolean;
  /** Milliseconds after which a scan takes long, so that what it knows is told before its end. */
  readonly soFarAfter?: number;
  /** True where its workers are asked too, for which they need to know all and take some MB more. */
  readonly isAsked?: boolean;
}

/** Twice this much is read in the time that a worker takes to start. */
const START_BYTES = 64 << 20;
const LARGE_BYTES = 8 << 20;
const MOST_THREADS = 4;

/** Who waits for a scan sees something after this time, in milliseconds. */
const SO_FAR_AFTER = 400;

/** How long a worker waits for the next scan, in milliseconds: its memory is worth more than its start. */
const IDLE = 20_000;

/**
 * Scans many sources on several threads. Workers are started only when enough waits to be worth it, open large files
 * and entries of zips themselves, and answer with plain data; this thread scans what is small or cannot be opened
 * anywhere else, and helps with the rest. What is found does not depend on who found it. Patterns that nobody proved
 * run in workers only, which are ended when one hangs.
 */
export class ScanPool {
  readonly #program: string | URL | undefined;
  readonly #threads: number;
  readonly #largeBytes: number;
  readonly #startBytes: number;
  readonly #keepFree: boolean;
  readonly #soFarAfter: number;
  readonly #isAsked: boolean;
  readonly #idle: PoolWorker[] = [];
  #alive = 0;
  #timer: NodeJS.Timeout | undefined;
  /** True once a worker could not be started. */
  #isBroken = false;
  /** Called when a worker is free again. */
  #onFree: (() => void)[] = [];

  constructor(options: PoolOptions = {}) {
    this.#program = options.program;
    const least = options.keepFree === true ? 2 : 1;
    this.#threads = options.threads ?? Math.max(least, Math.min(availableParallelism(), MOST_THREADS));
    this.#largeBytes = options.largeBytes ?? LARGE_BYTES;
    this.#startBytes = options.startBytes ?? START_BYTES;
    this.#keepFree = options.keepFree ?? false;
    this.#soFarAfter = options.soFarAfter ?? SO_FAR_AFTER;
    this.#isAsked = options.isAsked ?? false;
  }

  /**
   * Scans sources and gives each as soon as it is done, with its place in the order of the sources. Never rejects for
   * what a source holds or does. Ends early, and soon, once it is cancelled or nobody listens any more.
   */
  async *scan(
    catalog: Catalog,
    sources: AsyncIterable<LogSource> | Iterable<LogSource>,
    options: PoolScanOptions = {},
  ): AsyncGenerator<PoolScan> {
    clearTimeout(this.#timer);
    const run = new PoolRun(catalog, options, {
      soFarAfter: this.#soFarAfter,
      mayHelp: () => this.#mayHelp(catalog),
      isLarge: (byteLength) => byteLength >= this.#largeBytes,
      findWorker: (waiting) => this.#findWorker(catalog, waiting),
      release: (worker) => this.#release(worker),
      whenFree: async () => await new Promise((resolve) => this.#onFree.push(resolve)),
    });
    try {
      yield* run.scan(sources);
    } finally {
      await run.stop();
      this.#closeLater();
    }
  }

  /**
   * Has a worker answer what patterns of the user are tried for; undefined where no worker can be had. Rejects with a
   * {@link PatternHang} when one of them does not come to an end.
   */
  async ask<Kind extends Question['kind']>(
    catalog: Catalog,
    question: Extract<Question, { kind: Kind }>,
  ): Promise<Answers[Kind] | undefined> {
    clearTimeout(this.#timer);
    for (;;) {
      const worker = this.#findWorker(catalog, Infinity);
      if (worker !== undefined) {
        try {
          return await worker.ask(question);
        } finally {
          this.#release(worker);
          this.#closeLater();
        }
      }
      if (!this.#hasThreads) return undefined;
      await new Promise<void>((resolve) => this.#onFree.push(resolve));
    }
  }

  /** The same as one result, in the order of the paths: zips are read in an order of their own. */
  async scanAll(
    catalog: Catalog,
    sources: AsyncIterable<LogSource> | Iterable<LogSource>,
    options: PoolScanOptions = {},
  ): Promise<SourceScan[]> {
    const scans: SourceScan[] = [];
    for await (const { scan } of this.scan(catalog, sources, options)) scans.push(scan);
    return sortByPath(scans, ({ path }) => path);
  }

  /** Ends the workers that wait. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const idle = this.#idle.splice(0);
    this.#alive -= idle.length;
    await Promise.all(idle.map((worker) => worker.end()));
  }

  #closeLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.close(), IDLE);
    this.#timer.unref();
  }

  /** False where everything has to be done in this thread. */
  get #hasThreads(): boolean {
    return this.#program !== undefined && !this.#isBroken && this.#threads > 1;
  }

  /** Whether this thread may scan what is large. */
  #mayHelp(catalog: Catalog): boolean {
    return !this.#hasThreads || (!this.#keepFree && !hasUnproved(catalog));
  }

  /** A worker for one of the sources that wait, with their bytes in sum; undefined where none is free or worth it. */
  #findWorker(catalog: Catalog, waitingBytes: number): PoolWorker | undefined {
    for (let worker = this.#idle.pop(); worker !== undefined; worker = this.#idle.pop()) {
      // What a worker knows has to be what this thread knows.
      if (!worker.isDead && worker.catalog === catalog) return worker;
      this.#alive--;
      void worker.end();
    }
    if (this.#program === undefined || !this.#hasThreads || this.#alive >= this.#threads - 1)
      return undefined;
    if (waitingBytes < this.#startBytes && this.#mayHelp(catalog)) return undefined;
    try {
      const worker = startWorker(this.#program, catalog, this.#isAsked);
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
      // What kills one may kill the next. One that was ended on purpose did nothing wrong.
      if (worker.hasFailed) this.#isBroken = true;
    } else this.#idle.push(worker);
    for (const tell of this.#onFree.splice(0)) tell();
  }
}
