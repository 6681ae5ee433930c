import type { Worker } from 'node:worker_threads';
import type { Catalog, SourceScan } from '#engine';
import type { ScanJob, WorkerAnswer } from './worker-messages.ts';

/** One scanning thread as its pool sees it: it does one job at a time. */
export class PoolWorker {
  /** What it knows. */
  readonly catalog: Catalog;
  readonly #worker: Worker;
  #jobs = 0;
  #fail: ((reason: Error) => void) | undefined;
  #take: ((answer: WorkerAnswer) => void) | undefined;
  /** True once it can do nothing more. */
  isDead = false;

  constructor(worker: Worker, catalog: Catalog) {
    this.catalog = catalog;
    this.#worker = worker;
    worker.unref();
    worker.on('message', (answer: WorkerAnswer) => this.#take?.(answer));
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', (code) => this.#die(new Error(`it ended with status ${code}`)));
  }

  /** Scans one source. Rejects when the thread dies over it. */
  async scan(job: Omit<ScanJob, 'job'>, onBytes: (sourceBytes: number) => void): Promise<SourceScan> {
    const number = ++this.#jobs;
    this.#worker.ref();
    try {
      return await new Promise<SourceScan>((resolve, reject) => {
        this.#fail = reject;
        this.#take = (answer) => {
          if (answer.job !== number) return;
          if ('scan' in answer) resolve(answer.scan);
          else onBytes(answer.sourceBytes);
        };
        if (this.isDead) reject(new Error('it had ended before'));
        else this.#worker.postMessage({ job: number, ...job } satisfies ScanJob, []);
      });
    } finally {
      this.#fail = undefined;
      this.#take = undefined;
      // A thread that waits for work keeps no program alive.
      this.#worker.unref();
    }
  }

  async end(): Promise<void> {
    this.isDead = true;
    await this.#worker.terminate();
  }

  #die(reason: Error): void {
    this.isDead = true;
    this.#fail?.(reason);
  }
}
