import { describePace } from '#engine';
import type { Connection, WorkDoneProgressParams } from 'vscode-languageserver';
import type { ServerRuntime } from './server-runtime.ts';

/** How often it is told, in milliseconds. */
const INTERVAL = 150;
/** As much of a path is told, from its end. */
const PATH_LENGTH = 80;

/** Tells a client how far a reading of files is: bytes, rate and what is left, as soon as it is known how much there is. */
export class ByteProgress {
  readonly #runtime: ServerRuntime;
  readonly #progress: ReturnType<Connection['window']['attachWorkDoneProgress']> | undefined;
  readonly #measuring = new AbortController();
  readonly #start: number;
  #told: number;
  #total: number | undefined;
  #skipped = 0;

  constructor(
    { connection, runtime }: { readonly connection: Connection; readonly runtime: ServerRuntime },
    { workDoneToken }: WorkDoneProgressParams,
    title: string,
    uris: readonly string[],
  ) {
    this.#runtime = runtime;
    this.#start = this.#told = runtime.now();
    // Without somebody who watches nothing is measured.
    if (workDoneToken === undefined) return;
    this.#progress = connection.window.attachWorkDoneProgress(workDoneToken);
    this.#progress.begin(title, undefined, undefined, true);
    void runtime.measure(uris, this.#measuring.signal).then((total) => (this.#total = total));
  }

  /** Bytes that count as done and were not read. */
  skip(bytes: number): void {
    this.#skipped += bytes;
  }

  /** `readBytes` are those read so far in sum. */
  show(path: string, readBytes: number): void {
    if (this.#progress === undefined) return;
    const now = this.#runtime.now();
    if (now - this.#told < INTERVAL) return;
    this.#told = now;
    const total = this.#total === undefined ? undefined : this.#total - this.#skipped;
    const pace = describePace({ doneBytes: readBytes, totalBytes: total, milliseconds: now - this.#start });
    const message = `${pace}, ${path.slice(-PATH_LENGTH)}`;
    if (total === undefined || total < readBytes || total === 0) this.#progress.report(message);
    else this.#progress.report(Math.floor((readBytes / total) * 100), message);
  }

  done(): void {
    this.#measuring.abort();
    this.#progress?.done();
  }
}
