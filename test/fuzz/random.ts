/** Numbers that look random and are the same for the same seed on every machine: xorshift after a hash of the seed. */
export class Random {
  #state: number;

  /** Case 7 of a target does not need cases 1 to 6: every case has a stream of its own. */
  constructor(...seed: readonly (string | number)[]) {
    this.#state = hash(seed.join('\n')) || 1;
    for (let i = 0; i < 8; i++) this.#next();
  }

  /** A whole number from 0 on, below the limit. */
  below(limit: number): number {
    return this.#next() % limit;
  }

  /** A whole number between both, both included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** True once in `of` times. */
  once(of: number): boolean {
    return this.below(of) === 0;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** A few things, each made by the same means. */
  several<T>(min: number, max: number, make: () => T): T[] {
    return Array.from({ length: this.between(min, max) }, make);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  #next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return this.#state >>> 0;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
