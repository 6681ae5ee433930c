/** Spreads words over a table: 2^32 by the golden ratio, as in kernel.as.ts. */
export const HASH = 0x9e3779b1 | 0;

/** Words of an entry: gram, offset of the gram in its literal, offset of the literal in `bytes`, its length. */
const ENTRY_WORDS = 4;

/**
 * The literals of a filter with their grams as a hash table in plain memory, so that a kernel can compare whole
 * literals. Entries of one gram stand one after the other; an empty one (length 0) ends the search.
 */
export class LiteralTable {
  readonly slots: Uint32Array;
  /** There are 2 to the power of this many entries, at most half of them taken. */
  readonly slotBits: number;
  /** All literals, folded, one behind the other. */
  readonly bytes: Uint8Array;

  /** `grams` leads from a folded word to pairs of literal index and offset of the word in it. */
  constructor(literals: readonly Uint8Array[], grams: ReadonlyMap<number, readonly number[]>) {
    const starts: number[] = [];
    let length = 0;
    for (const literal of literals) length = (starts[starts.length] = length) + literal.length;
    this.bytes = new Uint8Array(length);
    literals.forEach((literal, index) => this.bytes.set(literal, starts[index]));

    let entries = 1;
    for (const pairs of grams.values()) entries += pairs.length / 2;
    this.slotBits = Math.ceil(Math.log2(entries * 2));
    this.slots = new Uint32Array(ENTRY_WORDS << this.slotBits);
    const mask = (1 << this.slotBits) - 1;
    for (const [gram, pairs] of grams) {
      let slot = Math.imul(gram, HASH) >>> (32 - this.slotBits);
      for (let k = 0; k < pairs.length; k += 2) {
        while (this.slots[slot * ENTRY_WORDS + ENTRY_WORDS - 1] !== 0) slot = (slot + 1) & mask;
        const index = pairs[k] ?? 0;
        const entry = [gram, pairs[k + 1] ?? 0, starts[index] ?? 0, literals[index]?.length ?? 0];
        this.slots.set(entry, slot * ENTRY_WORDS);
      }
    }
  }
}
