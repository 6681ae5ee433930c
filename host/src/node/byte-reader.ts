import type { ArchiveOrigin, InnerOrigin } from './source-address.ts';

/**
 * Bytes that can be read at any place: a file, an entry of a zip that is itself a zip. Offsets and lengths are
 * bytes. What it needs to read (an open file, inflated bytes) is there between `acquire` and the matching `release`
 * only, so that a listing of thousands of entries keeps nothing open that nobody reads.
 */
export interface ByteReader {
  readonly byteLength: number;
  /** The file or inner zip whose bytes these are, from its first to its last. */
  readonly origin?: ArchiveOrigin | undefined;
  /** Present where going back means to begin anew, so that places are best asked for in their order. */
  readonly goesForward?: true;
  /** May be called several times; every call needs its own `release`. Rejects with a SourceError. */
  acquire(): Promise<void>;
  release(): Promise<void>;
  /** The bytes from `position` on, fewer than `length` at the end. The caller does not change them. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** The bytes of a range in order. A chunk may be overwritten when the next one is asked for. */
  chunks(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** A part of another reader, for example a zip that is stored in a zip without compression. */
export class SliceReader implements ByteReader {
  readonly byteLength: number;
  readonly goesForward?: true;
  readonly origin?: InnerOrigin | undefined;
  readonly #whole: ByteReader;
  readonly #start: number;

  constructor(whole: ByteReader, start: number, byteLength: number, origin?: InnerOrigin) {
    this.#whole = whole;
    this.#start = start;
    this.byteLength = byteLength;
    if (whole.goesForward === true) this.goesForward = true;
    this.origin = origin;
  }

  acquire(): Promise<void> {
    return this.#whole.acquire();
  }

  release(): Promise<void> {
    return this.#whole.release();
  }

  read(position: number, length: number): Promise<Uint8Array> {
    const within = Math.max(0, Math.min(length, this.byteLength - position));
    return this.#whole.read(this.#start + position, within);
  }

  chunks(from: number, to: number): AsyncIterable<Uint8Array> {
    return this.#whole.chunks(this.#start + from, this.#start + Math.min(to, this.byteLength));
  }
}

/** Reads up to this many bytes are served from a block. */
export const blockLength = 64 * 1024;

/**
 * Reads `reader` in blocks of 64 KB and keeps the last one. Directories, headers and small entries are thousands of
 * reads of a few bytes side by side; without this each is a call to the system.
 */
export class BlockReader implements ByteReader {
  readonly origin?: ArchiveOrigin | undefined;
  readonly #reader: ByteReader;
  #block: Uint8Array = new Uint8Array(0);
  #start = 0;

  constructor(reader: ByteReader) {
    this.#reader = reader;
    this.origin = reader.origin;
  }

  get byteLength(): number {
    return this.#reader.byteLength;
  }

  acquire(): Promise<void> {
    return this.#reader.acquire();
  }

  release(): Promise<void> {
    return this.#reader.release();
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    return this.findHeld(position, length) ?? this.#fetch(position, length);
  }

  chunks(from: number, to: number): AsyncIterable<Uint8Array> {
    return this.#reader.chunks(from, to);
  }

  /** The bytes when they are in the block that is held, without waiting. */
  findHeld(position: number, length: number): Uint8Array | undefined {
    const offset = position - this.#start;
    if (offset < 0 || offset + length > this.#block.length) return undefined;
    return this.#block.subarray(offset, offset + length);
  }

  async #fetch(position: number, length: number): Promise<Uint8Array> {
    const block = await this.#reader.read(position, Math.max(length, blockLength));
    this.#block = block;
    this.#start = position;
    return block.subarray(0, length);
  }
}
