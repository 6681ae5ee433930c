import type { ByteReader } from '../byte-reader.ts';
import type { InnerOrigin } from '../source-address.ts';
import { ForwardStream } from './forward-stream.ts';
import { type NestedMemory, noRoom } from './nested-memory.ts';
import { type EntryPlace, originOf, readZipEntry } from './zip-entry-source.ts';

/**
 * Streams that wait to be continued. A zip in a zip in a zip is gone through by several at a distance: one that has
 * come to the end of it to find its directory, one for each deeper zip, and one that reads the logs. Where one is
 * missing the way begins anew, which for many zips side by side would add up.
 */
const mostParked = 4;

/** What a reader takes at most: for each stream its window, what is inflated ahead of it, and the output of zlib. */
const streamedBytes = mostParked * 6 * 1024 * 1024;

/**
 * A zip that is an entry of another and too large to be held in memory: it is inflated anew whenever it has to be gone
 * through. Places that are asked for in their order cost one pass. Whoever acquires it first waits for a pass to its
 * end, where its directory stands.
 */
export class StreamedReader implements ByteReader {
  readonly goesForward = true;
  readonly #place: EntryPlace;
  readonly #memory: NestedMemory;
  readonly #onDamage: (error: unknown) => void;
  #users = 0;
  #measured: Promise<void> | undefined;
  #length: number;
  /** The one that was used last stands last. */
  readonly #parked: ForwardStream[] = [];

  /** Whoever knows the `length` that can be read of it spares the pass to the end. */
  constructor(
    place: EntryPlace,
    memory: NestedMemory,
    onDamage: (error: unknown) => void,
    length = Infinity,
  ) {
    this.#place = place;
    this.#length = length;
    this.#memory = memory;
    this.#onDamage = onDamage;
  }

  get byteLength(): number {
    return this.#length;
  }

  get origin(): InnerOrigin | undefined {
    return originOf(this.#place, this.#length);
  }

  async acquire(): Promise<void> {
    const { shown, limits } = this.#place;
    if (this.#users === 0 && !this.#memory.take(streamedBytes)) throw noRoom(streamedBytes, shown, limits);
    this.#users += 1;
    try {
      this.#measured ??= this.#measure();
      await this.#measured;
    } catch (error) {
      this.#measured = undefined;
      await this.release();
      throw error;
    }
  }

  async release(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#memory.give(streamedBytes);
    await Promise.all(this.#parked.splice(0).map((stream) => stream.close()));
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.chunks(position, position + length)) parts.push(part);
    return parts[0] !== undefined && parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  async *chunks(from: number, to: number): AsyncGenerator<Uint8Array> {
    const end = Math.min(to, this.#length);
    if (from >= end) return;
    const stream = this.#take(from);
    try {
      for (let at = from; at < end;) {
        const part = stream.peek(at, end);
        at += part.length;
        if (part.length > 0) yield part;
        else if (!(await stream.pull(at))) return;
      }
    } finally {
      await this.#park(stream);
    }
  }

  /** The stream with the shortest way to `position`; a new one where all are past it. */
  #take(position: number): ForwardStream {
    const [nearest] = this.#parked.filter(({ from }) => from <= position).sort((a, b) => b.from - a.from);
    if (nearest === undefined) return this.#begin();
    this.#parked.splice(this.#parked.indexOf(nearest), 1);
    return nearest;
  }

  #begin(): ForwardStream {
    return new ForwardStream(readZipEntry(this.#place), this.#memory.sizes.windowBytes);
  }

  async #park(stream: ForwardStream): Promise<void> {
    const isAtEnd = stream.to >= this.#length;
    // The zip around it can use the stream below: nothing more comes of it here.
    if (isAtEnd || stream.isBroken || this.#users === 0) await stream.close();
    if ((stream.isBroken && !isAtEnd) || this.#users === 0) return;
    this.#parked.push(stream);
    if (this.#parked.length > mostParked) await this.#parked.shift()?.close();
  }

  /** Goes to the end, whose bytes are then held. What lies behind damage is not there for anybody. */
  async #measure(): Promise<void> {
    if (this.#length !== Infinity) return;
    const stream = this.#begin();
    try {
      while (await stream.pull());
    } catch (error) {
      if (stream.to === 0) throw error;
      this.#onDamage(error);
    }
    this.#length = stream.to;
    await this.#park(stream);
  }
}
