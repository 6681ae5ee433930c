import {
  type Catalog,
  type LogSource,
  type ScanOptions,
  type ScanProgress,
  scanSource,
  type SourceScan,
} from '#engine';
import type { AddressedSource, SourceAddress } from '../source-address.ts';
import type { PoolWorker } from './pool-worker.ts';

/** What one source said, and which one it was. */
export interface PoolScan {
  /** Place in the order of the sources. */
  readonly index: number;
  readonly scan: SourceScan;
}

/** What a run asks its pool for. */
export interface RunPool {
  /** True where this thread helps only when no worker can be had. */
  readonly keepFree: boolean;
  isLarge(byteLength: number): boolean;
  /** A worker for a waiting source, where one is free or worth starting for the bytes that wait. */
  findWorker(waitingBytes: number): PoolWorker | undefined;
  release(worker: PoolWorker): void;
}

/** A source that waits for a thread. */
interface Task {
  readonly index: number;
  readonly source: LogSource;
  readonly address: SourceAddress;
  readonly byteLength: number;
  /** Why it has to be scanned in this thread. */
  readonly died?: string;
}

/** How often a cancelled run is noticed while only workers work, in milliseconds. */
const LOOK = 25;
/** How long a worker may take to notice that it is to stop. */
const PATIENCE = 1000;

/** One scan of a pool: who scans what, and what came of it. */
export class PoolRun {
  readonly #catalog: Catalog;
  readonly #options: ScanOptions;
  readonly #pool: RunPool;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #waiting: Task[] = [];
  readonly #working = new Map<PoolWorker, Promise<void>>();
  readonly #ready: PoolScan[] = [];
  readonly #bytes = new Map<number, number>();
  #totalBytes = 0;
  #wake = (): void => {};

  constructor(catalog: Catalog, options: ScanOptions, pool: RunPool) {
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
      if (address !== undefined && byteLength !== undefined && this.#pool.isLarge(byteLength)) {
        this.#waiting.push({ index, source, address, byteLength });
        this.#feed(1);
      } else await this.#scanHere({ index, source });
    }
    // All are known now: this thread helps. One file alone is done here before a worker would have started.
    for (;;) {
      this.#feed(this.#pool.keepFree ? 0 : 1);
      const task = this.#isStopped ? undefined : this.#waiting.shift();
      if (task !== undefined) await this.#scanHere(task);
      else if (this.#working.size > 0) await this.#settleOne();
      else break;
    }
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

  async #scanHere({ index, source, died }: Pick<Task, 'index' | 'source' | 'died'>): Promise<void> {
    const cancellation = this.#cancellation();
    const scan = await scanSource(this.#catalog, source, {
      ...this.#options,
      cancellation,
      onProgress: ({ sourceBytes }) => this.#tellBytes(index, source, sourceBytes),
    });
    const problems = died === undefined ? scan.problems : [workerDied(source.path, died), ...scan.problems];
    this.#deliver(index, { ...scan, problems });
  }

  async #scanThere(worker: PoolWorker, task: Task): Promise<void> {
    const { index, source, address } = task;
    const { keep, today } = this.#options;
    try {
      const job = {
        address,
        stop: this.#stop.buffer,
        ...(keep === undefined ? {} : { keep }),
        ...(today === undefined ? {} : { today }),
      };
      const scan = await worker.scan(job, (bytes) => this.#tellBytes(index, source, bytes));
      this.#tellBytes(index, source, scan.summary?.bytes ?? 0);
      this.#deliver(index, scan);
    } catch (error) {
      const died = error instanceof Error ? error.message : String(error);
      if (!this.#isStopped) this.#waiting.unshift({ ...task, died });
    } finally {
      this.#working.delete(worker);
      this.#pool.release(worker);
      this.#feed(0);
    }
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
