import { describePace, type ScanProgress } from '#engine';
import type { CommandContext } from './command.ts';

/** How often the line is written again, in milliseconds. */
const INTERVAL = 200;

/** One line on standard error that says how far a scan is; only where a person watches. */
export class ProgressLine {
  readonly #context: Pick<CommandContext, 'isTerminal' | 'stderr' | 'now'>;
  readonly #start: number;
  #shownAt = -Infinity;
  #length = 0;
  /** How much there is to read, once that is known. */
  totalBytes: number | undefined;

  constructor(context: Pick<CommandContext, 'isTerminal' | 'stderr' | 'now'>) {
    this.#context = context;
    this.#start = context.now();
  }

  show({ path, totalBytes }: ScanProgress): void {
    if (!this.#context.isTerminal) return;
    const now = this.#context.now();
    if (now - this.#shownAt < INTERVAL) return;
    this.#shownAt = now;
    const name = path.slice(-60).replace(/[^\x20-\x7e]/g, '?');
    const pace = describePace({
      doneBytes: totalBytes,
      totalBytes: this.totalBytes,
      milliseconds: now - this.#start,
    });
    this.#write(`${pace}  ${name}`);
  }

  clear(): void {
    if (this.#length > 0) this.#write('');
  }

  #write(text: string): void {
    this.#context.stderr(`\r${text.padEnd(this.#length)}${text === '' ? '\r' : ''}`);
    this.#length = text.length;
  }
}
