import type { Worker } from 'node:worker_threads';
import type { Catalog, SourceScan } from '#engine';
import { startAwakeTimer } from '../awake-timer.ts';
import { HangWatcher, PatternHang } from './pattern-watch.ts';
import type {
  Answers,
  FollowStep,
  Job,
  Question,
  ScanJob,
  Task,
  TaskResult,
  WorkerAnswer,
} from './worker-messages.ts';

/** Told how far a scan is, and now and then what it knows. */
type OnBytes = (sourceBytes: number, soFar: SourceScan | undefined) => void;

/** How long an answer may take, in milliseconds. */
const MOST = 30_000;

/** Who waits for a job. */
interface Waiting {
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (reason: Error) => void;
  readonly onBytes: OnBytes | undefined;
}

/** One scanning thread as its pool sees it. It is ended as soon as a pattern of the user hangs in it. */
export class PoolWorker {
  /** What it knows. */
  readonly catalog: Catalog;
  readonly #worker: Worker;
  readonly #watcher: HangWatcher | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #jobs = 0;
  #death: Error | undefined;
  #wasEnded = false;

  /** `watch` is the memory in which the thread says which pattern runs, where one may hang. */
  constructor(worker: Worker, catalog: Catalog, watch?: SharedArrayBuffer) {
    this.catalog = catalog;
    this.#worker = worker;
    this.#watcher =
      watch === undefined
        ? undefined
        : new HangWatcher(watch, catalog, (hang) => {
            this.#die(hang);
            void worker.terminate();
          });
    worker.unref();
    worker.on('message', (answer: WorkerAnswer) => this.#take(answer));
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', (code) => this.#die(new Error(`it ended with status ${code}`)));
  }

  /** True once it can do nothing more. */
  get isDead(): boolean {
    return this.#death !== undefined;
  }

  /** True when it died by itself, and not by a pattern or by being ended. */
  get hasFailed(): boolean {
    return this.#death !== undefined && !this.#wasEnded && !(this.#death instanceof PatternHang);
  }

  /** Scans one source. Rejects when the thread dies over it, with a {@link PatternHang} where that was the reason. */
  async scan(job: Omit<ScanJob, 'kind'>, onBytes: OnBytes): Promise<SourceScan> {
    return (await this.#perform({ kind: 'scan', ...job }, onBytes)) as SourceScan;
  }

  /** Rejects as `scan` does. */
  async ask<Kind extends Question['kind']>(
    question: Extract<Question, { kind: Kind }>,
  ): Promise<Answers[Kind]> {
    const cancel = startAwakeTimer(MOST, () => {
      this.#death ??= new Error('it took too long');
      void this.end();
    });
    try {
      return (await this.#perform(question)) as Answers[Kind];
    } finally {
      cancel();
    }
  }

  /** Rejects as `scan` does. Steps are done in the order in which they are asked for. */
  async follow(step: FollowStep): Promise<TaskResult> {
    return await this.#perform(step);
  }

  async end(): Promise<void> {
    this.#wasEnded = true;
    this.#death ??= new Error('it had ended before');
    await this.#worker.terminate();
  }

  async #perform(task: Task, onBytes?: OnBytes): Promise<TaskResult> {
    if (this.#death !== undefined) throw this.#death;
    const job = ++this.#jobs;
    return await new Promise<TaskResult>((resolve, reject) => {
      if (this.#waiting.size === 0) {
        this.#worker.ref();
        this.#watcher?.start();
      }
      this.#waiting.set(job, { resolve, reject, onBytes });
      this.#worker.postMessage({ job, task } satisfies Job, []);
    });
  }

  #take(answer: WorkerAnswer): void {
    const waiting = this.#waiting.get(answer.job);
    if (waiting === undefined) return;
    if ('sourceBytes' in answer) {
      waiting.onBytes?.(answer.sourceBytes, answer.soFar);
      return;
    }
    this.#waiting.delete(answer.job);
    if (this.#waiting.size === 0) this.#rest();
    if ('result' in answer) waiting.resolve(answer.result);
    else waiting.reject(new Error(answer.failed));
  }

  /** A thread that waits for work keeps no program alive. */
  #rest(): void {
    this.#watcher?.stop();
    this.#worker.unref();
  }

  #die(reason: Error): void {
    this.#death ??= reason;
    this.#rest();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(this.#death);
  }
}
