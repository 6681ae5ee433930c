import type { Catalog, FollowOptions, ScanResult } from '#engine';
import type { PoolWorker } from './pool-worker.ts';
import { startWorker } from './start-worker.ts';

/**
 * The scan of one log that grows, in a thread of its own: for logs that are followed while patterns of the user are
 * known. When one of these does not come to an end the thread is ended, and the step that waits for it and every later
 * one rejects with a {@link PatternHang}; what was pushed is gone with it.
 */
export class RemoteFollowScan {
  readonly #worker: PoolWorker;

  /** Throws where no thread can be had. */
  constructor(program: string | URL, catalog: Catalog, path: string, { keep, today }: FollowOptions = {}) {
    this.#worker = startWorker(program, catalog);
    const limits = { ...(keep === undefined ? {} : { keep }), ...(today === undefined ? {} : { today }) };
    // What fails here fails in every later step as well.
    this.#worker.follow({ kind: 'follow-begin', path, ...limits }).catch(() => {});
  }

  async push(bytes: Uint8Array): Promise<void> {
    await this.#worker.follow({ kind: 'follow-push', bytes });
  }

  async result(idle: boolean): Promise<ScanResult> {
    return (await this.#worker.follow({ kind: 'follow-result', idle })) as ScanResult;
  }

  /** Ends the log, and the thread with it. */
  async end(): Promise<ScanResult> {
    try {
      return (await this.#worker.follow({ kind: 'follow-end' })) as ScanResult;
    } finally {
      await this.close();
    }
  }

  /** Ends the thread; nothing can be asked any more. */
  async close(): Promise<void> {
    await this.#worker.end();
  }
}
