import {
  type Catalog,
  type LogSource,
  type ScanOptions,
  type Problem,
  type ScanProgress,
  scanSource,
  type SourceScan,
  withoutSignatures,
} from '#engine';
import { type AddressedSource, isFar, type SourceAddress } from '../source-address.ts';
import { LongScan } from './long-scan.ts';
import { PatternHang } from './pattern-watch.ts';
import type { PoolWorker } from './pool-worker.ts';
import { hasUnproved } from './start-worker.ts';

/** What one source said, and which one it was. */
export interface PoolScan {
  /** Place in the order of the sources. */
  readonly index: number;
  readonly scan: SourceScan;
}

export interface PoolScanOptions extends ScanOptions {
  /** Told when a pattern of the user did not come to an end; the scan goes on without its signature. */
  readonly onHang?: (hang: PatternHang) => void;
  /** Told what is known of a source whose scan takes long, before it comes as a whole. */
  readonly onSoFar?: (scan: SourceScan) => void;
}

/** What a run asks its pool for. */
export interface RunPool {
  /** Milliseconds after which a scan takes long. */
  readonly soFarAfter: number;
  /** True where this thread may scan what is large. */
  mayHelp(): boolean;
  isLarge(byteLength: number): boolean;
  /** A worker for a waiting source, where one is free or worth starting for the bytes that wait. */
  findWorker(waitingBytes: number): PoolWorker | undefined;
  release(worker: PoolWorker): void;
  /** Resolves when a worker of any run is free again. */
  whenFree(): Promise<void>;
}

/** A source that waits for a thread. */
interface Task {
  readonly index: number;
  readonly source: LogSource;
  readonly address: SourceAddress;
  readonly byteLength: number;
  /** Why it has to be scanned in this thread. */
  readonly died?: string;
  /** What went wrong with it before. */
  readonly problems: readonly Problem[];
}

/** How often a cancelled run is noticed while only workers work, in milliseconds. */
const LOOK = 25;
/** How long a worker may take to notice that it is to stop. */
const PATIENCE = 1000;

/** One scan of a pool: who scans what, and what came of it. */
export class PoolRun {
  readonly #catalog: Catalog;
  readonly #options: PoolScanOptions;
  readonly #pool: RunPool;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #waiting: Task[] = [];
  readonly #working = new Map<PoolWorker, Promise<void>>();
  readonly #ready: PoolScan[] = [];
  readonly #bytes = new Map<number, number>();
  /** Ids of signatures of which a pattern hung. */
  readonly #off = new Set<string>();
  #totalBytes = 0;
  #wake = (): void => {};

  constructor(catalog: Catalog, options: PoolScanOptions, pool: RunPool) {
    this.#catalog = catalog;
    this.#options = options;
    this.#pool = pool;
  }

  async *scan(sources: AsyncIterable<LogSource> | Iterable<LogSource>): AsyncGenerator<PoolScan> {
    let failure: unknown;
    let ended = false;
    /** Looks since the run is to stop. A read that never answers cannot be ended, only left. */
    let looks = 0;
    const timer = setInterval(() => {
      if (!this.#isStopped) return;
      Atomics.store(this.#stop, 0, 1);
      if (++looks * LOOK < PATIENCE) return;
      ended = true;
      leave();
      this.#wake();
    }, LOOK);
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    const work = this.#work(sources)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        ended = true;
        this.#wake();
      });
    try {
      for (;;) {
        for (let next = this.#ready.shift(); next !== undefined; next = this.#ready.shift()) yield next;
        if (ended) break;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          if (ended || this.#ready.length > 0) resolve();
        });
      }
      if (failure !== undefined) throw failure;
    } finally {
      Atomics.store(this.#stop, 0, 1);
      await Promise.race([work, left]);
      clearInterval(timer);
    }
  }

  /** Waits for the workers, and ends those that do not answer. */
  async stop(): Promise<void> {
    Atomics.store(this.#stop, 0, 1);
    this.#waiting.length = 0;
    await this.#settleWorkers();
  }

  async #work(sources: AsyncIterable<LogSource> | Iterable<LogSource>): Promise<void> {
    let count = 0;
    for await (const source of sources) {
      if (this.#isStopped) break;
      const index = count++;
      const { address, byteLength } = source as AddressedSource;
      const isLarge = byteLength !== undefined && this.#pool.isLarge(byteLength);
      // This thread is on its way through the zip that it is in; others would have to begin anew.
      const isHere = address !== undefined && this.#pool.mayHelp() && isFar(address);
      if (address !== undefined && !isHere && (isLarge || hasUnproved(this.#catalog))) {
        this.#waiting.push({ index, source, address, byteLength: byteLength ?? 0, problems: [] });
        this.#feed(this.#pool.mayHelp() ? 1 : 0);
      } else await this.#scanHere({ index, source, problems: [] });
    }
    // All are known now: this thread helps. One file alone is done here before a worker would have started.
    for (;;) {
      this.#feed(this.#pool.mayHelp() ? 1 : 0);
      const task = this.#takeForThisThread();
      if (task !== undefined) await this.#scanHere(task);
      else if (this.#working.size > 0) await this.#settleOne();
      else if (this.#waiting.length > 0 && !this.#isStopped) await this.#waitForOthers();
      else break;
    }
  }

  #takeForThisThread(): Task | undefined {
    const mine = this.#pool.mayHelp() || this.#waiting[0]?.died !== undefined;
    return mine && !this.#isStopped ? this.#waiting.shift() : undefined;
  }

  /** Other runs have all the workers; a cancelled run does not wait for them. */
  async #waitForOthers(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const look = new Promise<void>((resolve) => (timer = setTimeout(resolve, LOOK)));
    await Promise.race([this.#pool.whenFree(), look]);
    clearTimeout(timer);
  }

  /** Gives waiting sources to workers; `left` of them are left for this thread. */
  #feed(left: number): void {
    while (this.#waiting.length > left && !this.#isStopped) {
      const bytes = this.#waiting.reduce((sum, { byteLength }) => sum + byteLength, 0);
      if (this.#waiting[0]?.died !== undefined) return;
      const worker = this.#pool.findWorker(bytes);
      if (worker === undefined) return;
      const task = this.#waiting.shift();
      if (task === undefined) return this.#pool.release(worker);
      this.#working.set(worker, this.#scanThere(worker, task));
    }
  }

  async #scanHere({ index, source, died, problems }: Omit<Task, 'address' | 'byteLength'>): Promise<void> {
    const leftOut = this.#catalog.unproved ?? new Set<string>();
    const long = new LongScan(() => performance.now(), this.#pool.soFarAfter);
    const scan = await scanSource(withoutSignatures(this.#catalog, leftOut), source, {
      ...this.#options,
      cancellation: this.#cancellation(),
      onProgress: ({ sourceBytes, soFar }) => {
        this.#tellBytes(index, source, sourceBytes);
        if (soFar !== undefined && this.#options.onSoFar !== undefined && long.isDue())
          this.#tellSoFar(soFar());
      },
    });
    const before = [
      ...problems,
      ...(died === undefined ? [] : [workerDied(source.path, died)]),
      ...(leftOut.size === 0 ? [] : [notTried(source.path)]),
    ];
    this.#deliver(index, { ...scan, problems: [...before, ...scan.problems] });
  }

  async #scanThere(worker: PoolWorker, task: Task): Promise<void> {
    const { index, source, address, problems } = task;
    const { keep, today } = this.#options;
    try {
      const job = {
        address,
        stop: this.#stop.buffer,
        ...(keep === undefined ? {} : { keep }),
        ...(today === undefined ? {} : { today }),
        ...(this.#off.size === 0 ? {} : { without: [...this.#off] }),
        ...(this.#options.onSoFar === undefined ? {} : { soFarAfter: this.#pool.soFarAfter }),
      };
      const scan = await worker.scan(job, (bytes, soFar) => {
        this.#tellBytes(index, source, bytes);
        if (soFar !== undefined) this.#tellSoFar(soFar);
      });
      this.#tellBytes(index, source, scan.summary?.bytes ?? 0);
      this.#deliver(index, { ...scan, problems: [...problems, ...scan.problems] });
    } catch (error) {
      if (!this.#isStopped) this.#waiting.unshift(this.#again(task, error));
    } finally {
      this.#working.delete(worker);
      this.#pool.release(worker);
      this.#feed(0);
    }
  }

  /** The same task after its thread has ended. */
  #again(task: Task, error: unknown): Task {
    if (!(error instanceof PatternHang))
      return { ...task, died: error instanceof Error ? error.message : String(error) };
    if (!this.#off.has(error.signatureId)) this.#options.onHang?.(error);
    this.#off.add(error.signatureId);
    const problem = { kind: 'signature-slow', source: task.source.path, message: error.message };
    return { ...task, problems: [...task.problems, problem] };
  }

  async #settleOne(): Promise<void> {
    if (this.#isStopped) await this.#settleWorkers();
    else await Promise.race(this.#working.values());
  }

  async #settleWorkers(): Promise<void> {
    if (this.#working.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
    await Promise.race([Promise.all(this.#working.values()), late]);
    clearTimeout(timer);
    await Promise.all([...this.#working.keys()].map((worker) => worker.end()));
    await Promise.all(this.#working.values());
  }

  #tellBytes(index: number, { path, byteLength }: LogSource, sourceBytes: number): void {
    this.#totalBytes += sourceBytes - (this.#bytes.get(index) ?? 0);
    this.#bytes.set(index, sourceBytes);
    const progress: ScanProgress = {
      path,
      sourceBytes,
      sourceByteLength: byteLength,
      totalBytes: this.#totalBytes,
    };
    this.#options.onProgress?.(progress);
  }

  #tellSoFar(scan: SourceScan): void {
    if (scan.found.length > 0 && !this.#isStopped) this.#options.onSoFar?.(scan);
  }

  #deliver(index: number, scan: SourceScan): void {
    this.#bytes.delete(index);
    this.#ready.push({ index, scan });
    this.#wake();
  }

  get #isStopped(): boolean {
    return this.#options.cancellation?.isCancellationRequested === true || Atomics.load(this.#stop, 0) !== 0;
  }

  #cancellation(): { readonly isCancellationRequested: boolean } {
    const isStopped = (): boolean => this.#isStopped;
    return {
      get isCancellationRequested() {
        return isStopped();
      },
    };
  }
}

function workerDied(source: string, reason: string): SourceScan['problems'][number] {
  const message = `The thread that scanned it failed (${reason}); it was scanned again without one.`;
  return { kind: 'worker-died', source, message };
}

function notTried(source: string): Problem {
  const message =
    'Signatures of your own were not tried on it, because a pattern may hang and no thread could be had that can be ended.';
  return { kind: 'signatures-not-tried', source, message };
}
