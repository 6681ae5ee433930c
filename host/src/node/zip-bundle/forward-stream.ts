/**
 * Bytes that come in order and of which the last stay readable for a while. Offsets are bytes from its beginning.
 * Chunks that it is given may not be overwritten later.
 */
export class ForwardStream {
  readonly #chunks: AsyncGenerator<Uint8Array>;
  readonly #windowBytes: number;
  readonly #held: Uint8Array[] = [];
  #from = 0;
  #to = 0;
  #isBroken = false;

  constructor(chunks: AsyncGenerator<Uint8Array>, windowBytes: number) {
    this.#chunks = chunks;
    this.#windowBytes = windowBytes;
  }

  /** The first byte that is still held. */
  get from(): number {
    return this.#from;
  }

  /** Behind the last byte that has come. */
  get to(): number {
    return this.#to;
  }

  /** True once an error ended it; what is held is right. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /**
   * Gets more; false at the end. What lies before the window is let go, but nothing from `needed` on. Rejects with the
   * error of where it comes from.
   */
  async pull(needed = Infinity): Promise<boolean> {
    try {
      const { value, done } = await this.#chunks.next();
      if (done === true) return false;
      this.#held.push(value);
      this.#to += value.length;
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
    this.#letGo(Math.min(needed, this.#to - this.#windowBytes));
    return true;
  }

  /** The held bytes from `position` on, up to `end` or to where a chunk ends; empty where none is held. */
  peek(position: number, end: number): Uint8Array {
    let start = this.#from;
    for (const chunk of this.#held) {
      if (position < start + chunk.length)
        return chunk.subarray(position - start, Math.max(position, end) - start);
      start += chunk.length;
    }
    return new Uint8Array(0);
  }

  /** Frees what it comes from. What is held stays readable. */
  async close(): Promise<void> {
    await this.#chunks.return(undefined);
  }

  #letGo(until: number): void {
    for (let first = this.#held[0]; first !== undefined && this.#from < until; first = this.#held[0]) {
      const count = Math.min(first.length, until - this.#from);
      if (count === first.length) this.#held.shift();
      else this.#held[0] = first.subarray(count);
      this.#from += count;
    }
  }
}
