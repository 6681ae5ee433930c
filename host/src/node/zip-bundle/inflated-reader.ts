import type { ByteReader } from '../byte-reader.ts';
import type { InnerOrigin } from '../source-address.ts';
import { type NestedMemory, noRoom, sizeInMemory } from './nested-memory.ts';
import { readEntry } from './read-entry.ts';
import { type EntryPlace, originOf } from './zip-entry-source.ts';

/** A zip that is an entry of another, inflated into memory while it is acquired. */
export class InflatedReader implements ByteReader {
  readonly #place: EntryPlace;
  readonly #memory: NestedMemory;
  readonly #onDamage: (error: unknown) => void;
  #users = 0;
  #bytes: Promise<Uint8Array> | undefined;
  #length: number;
  #toldDamage = false;

  constructor(place: EntryPlace, memory: NestedMemory, onDamage: (error: unknown) => void) {
    this.#place = place;
    this.#memory = memory;
    this.#onDamage = onDamage;
    this.#length = place.entry.byteLength ?? 0;
  }

  get byteLength(): number {
    return this.#length;
  }

  get origin(): InnerOrigin | undefined {
    return originOf(this.#place, this.#length);
  }

  async acquire(): Promise<void> {
    this.#users += 1;
    this.#memory.wake(this);
    try {
      this.#bytes ??= this.#inflate();
      await this.#bytes;
    } catch (error) {
      this.#users -= 1;
      this.#bytes = undefined;
      throw error;
    }
  }

  release(): Promise<void> {
    this.#users -= 1;
    if (this.#users === 0)
      this.#memory.keepIdle(this, sizeInMemory(this.#place), () => (this.#bytes = undefined));
    return Promise.resolve();
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    return (await this.#getBytes()).subarray(position, Math.max(position, position + length));
  }

  async *chunks(from: number, to: number): AsyncGenerator<Uint8Array> {
    const bytes = await this.#getBytes();
    for (let at = from; at < to; at += inputLength) yield bytes.subarray(at, Math.min(at + inputLength, to));
  }

  #getBytes(): Promise<Uint8Array> {
    if (this.#bytes === undefined) throw new Error('An inner zip is read between acquire and release only.');
    return this.#bytes;
  }

  async #inflate(): Promise<Uint8Array> {
    const { reader, entry, start, shown, limits } = this.#place;
    const reserved = sizeInMemory(this.#place);
    if (!this.#memory.take(reserved)) throw noRoom(reserved, shown, limits);
    // Memory that is never written to costs nothing, so a size that is stated too large does no harm.
    const bytes = Buffer.allocUnsafeSlow(reserved);
    let filled = 0;
    try {
      await reader.acquire();
      try {
        for await (const chunk of readEntry(
          reader,
          { ...entry, byteLength: reserved },
          start,
          shown,
          limits,
        )) {
          bytes.set(chunk, filled);
          filled += chunk.length;
        }
      } finally {
        await reader.release();
      }
    } catch (error) {
      if (filled === 0) {
        this.#memory.give(reserved);
        throw error;
      }
      // What could be inflated is still searched for logs.
      if (!this.#toldDamage) this.#onDamage(error);
      this.#toldDamage = true;
    }
    this.#length = filled;
    return bytes.subarray(0, filled);
  }
}

/** Small enough that inflating from memory is not one long step. */
const inputLength = 256 * 1024;
