import { open, type FileHandle } from 'node:fs/promises';
import type { ByteReader } from './byte-reader.ts';
import { readFully, readRange } from './file-range.ts';
import { closeInTime, inTime } from './in-time.ts';
import type { FileOrigin } from './source-address.ts';
import { SourceError, toSourceError } from './source-error.ts';

/** What tells one state of a file from another. */
export interface FileState {
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** The same as a word that differs once the file does. */
export function showVersion({ size, mtimeMs }: FileState): string {
  return `${size}:${mtimeMs}`;
}

/**
 * Reads any place of a file, read-only. The file has to stay as it was when `state` was taken: a zip that is replaced
 * between its directory and its entries would yield garbage, so that is an error of kind `changed-while-read`.
 */
export class FileReader implements ByteReader {
  readonly byteLength: number;
  readonly origin: FileOrigin;
  readonly #file: string;
  readonly #shown: string;
  readonly #state: FileState;
  #users = 0;
  #handle: Promise<FileHandle> | undefined;

  /** `shown` is how the file is called in messages. */
  constructor(file: string, shown: string, state: FileState) {
    this.#file = file;
    this.#shown = shown;
    this.#state = state;
    this.byteLength = state.size;
    this.origin = { file, shown, state };
  }

  async acquire(): Promise<void> {
    this.#users += 1;
    try {
      this.#handle ??= this.#open();
      await this.#handle;
    } catch (error) {
      this.#users -= 1;
      this.#handle = undefined;
      throw toSourceError(this.#shown, error);
    }
  }

  async release(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0) return;
    const handle = this.#handle;
    this.#handle = undefined;
    await closeInTime(await handle);
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const within = Math.max(0, Math.min(length, this.byteLength - position));
    try {
      const handle = await this.#getHandle();
      const bytes = await readFully(handle, Buffer.allocUnsafe(within), position, within);
      if (bytes.length < within) throw this.#changed();
      return bytes;
    } catch (error) {
      throw toSourceError(this.#shown, error);
    }
  }

  async *chunks(from: number, to: number): AsyncGenerator<Uint8Array> {
    const end = Math.min(to, this.byteLength);
    let position = from;
    try {
      for await (const chunk of readRange(await this.#getHandle(), from, end)) {
        position += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw toSourceError(this.#shown, error);
    }
    if (position < end) throw this.#changed();
  }

  async #open(): Promise<FileHandle> {
    const handle = await inTime(open(this.#file, 'r'));
    const { size, mtimeMs } = await inTime(handle.stat());
    if (size === this.#state.size && mtimeMs === this.#state.mtimeMs) return handle;
    await closeInTime(handle);
    throw this.#changed();
  }

  #getHandle(): Promise<FileHandle> {
    if (this.#handle === undefined)
      throw new Error('A file reader is read between acquire and release only.');
    return this.#handle;
  }

  #changed(): SourceError {
    return new SourceError(
      'changed-while-read',
      this.#shown,
      'It was changed while it was read: read it again, or copy it first.',
    );
  }
}
