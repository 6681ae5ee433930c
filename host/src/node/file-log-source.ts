import { open, type FileHandle } from 'node:fs/promises';
import type { LogSource } from '#engine';
import { readRange } from './file-range.ts';
import { SourceError, toSourceError } from './source-error.ts';

/**
 * A log file on disk, opened read-only each time it is read. It yields the bytes that are there when reading starts:
 * what a living log gains meanwhile is left for the next time. A file that shrinks or is rewritten under the reader
 * rejects with a {@link SourceError}, after the bytes that could be read.
 */
export class FileLogSource implements LogSource {
  readonly path: string;
  readonly byteLength: number | undefined;
  readonly #file: string;

  /** `file` is what the system opens, when that differs from the `path` that reports show. */
  constructor(path: string, byteLength?: number, file: string = path) {
    this.path = path;
    this.byteLength = byteLength;
    this.#file = file;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(this.#file, 'r');
      const before = await handle.stat();
      let given = 0;
      for await (const chunk of readRange(handle, 0, before.size)) {
        given += chunk.length;
        yield chunk;
      }
      const after = await handle.stat();
      const rewritten = after.size === before.size && after.mtimeMs !== before.mtimeMs;
      if (given < before.size || after.size < before.size || rewritten)
        throw this.#changed(given, before.size);
    } catch (error) {
      throw toSourceError(this.path, error);
    } finally {
      await handle?.close();
    }
  }

  #changed(given: number, size: number): SourceError {
    const message =
      given < size
        ? `It was cut or replaced while it was read: ${given} of its ${size} bytes were there. Read it again, or copy it first.`
        : 'It was changed while it was read, so parts may belong to two states of it: read it again, or copy it first.';
    return new SourceError('changed-while-read', this.path, message);
  }
}
