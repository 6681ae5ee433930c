import type { LogSource } from '#engine';
import { SourceError, toSourceError } from './source-error.ts';

/** What is piped into the process, shown as `-`. It can be read once. */
export class StandardInputSource implements LogSource {
  readonly path = '-';
  readonly byteLength = undefined;
  readonly #input: AsyncIterable<Uint8Array>;
  #taken = false;

  /** `input` stands in for standard input in tests. */
  constructor(input: AsyncIterable<Uint8Array> = process.stdin) {
    this.#input = input;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    if (this.#taken) throw new SourceError('unreadable', this.path, 'Standard input can be read only once.');
    this.#taken = true;
    try {
      for await (const chunk of this.#input) yield chunk;
    } catch (error) {
      throw toSourceError(this.path, error);
    }
  }
}
