import { HASH, LiteralTable } from './literal-table.ts';

/**
 * Finds places in bytes where one of many literals may stand, at the speed of memory.
 *
 * Every literal of at least 7 bytes contains exactly one 4-byte word that starts at a multiple of 4 in the buffer. So
 * only every fourth position is looked at: its word is hashed into a table that holds, for each literal, four words
 * (one per alignment), taken from the 7-byte window of the literal that is rarest in the first text seen. Survivors
 * are compared exactly. Idea and measurements: scan-engine-measurements.md, sections 1 and 9.
 *
 * Letters are compared without regard to ASCII case by setting bit 5 in both; that lets a few more places through
 * (`@` for a back-tick) and loses none. The pattern decides.
 */
export class GramFilter {
  readonly #literals: readonly Uint8Array[];
  #table = new Uint8Array(1 << MIN_TABLE_BITS);
  #shift = 32 - MIN_TABLE_BITS;
  /** Folded word to pairs (literal index, offset of the word in the literal). */
  #grams = new Map<number, number[]>();
  #tuned = false;
  #literalTable: LiteralTable | undefined;

  /** Literals are UTF-8 of at least {@link MIN_LITERAL_BYTES}; shorter ones are a bug of the caller. */
  constructor(literals: readonly Uint8Array[]) {
    for (const literal of literals) {
      if (literal.length < MIN_LITERAL_BYTES)
        throw new Error('A literal of the filter has fewer than 7 bytes.');
    }
    this.#literals = literals.map((literal) => literal.map((byte) => byte | FOLD));
  }

  /**
   * One byte for each hash, of whose bits the next three of the hash name one: set where a literal has such a word.
   * Replaced by every tuning.
   */
  get table(): Uint8Array {
    return this.#table;
  }

  /** How far a hash is shifted down to index the table. */
  get shift(): number {
    return this.#shift;
  }

  /** All literals by their words, for a kernel that compares by itself. Replaced by every tuning. */
  get literalTable(): LiteralTable {
    return (this.#literalTable ??= new LiteralTable(this.#literals, this.#grams));
  }

  /** Chooses the window of each literal by how rare its words are in a text. */
  tune(frequency: WordFrequency): void {
    const bits = Math.min(
      18,
      Math.max(MIN_TABLE_BITS, Math.ceil(Math.log2(this.#literals.length * 256 + 1))),
    );
    this.#shift = 32 - bits;
    this.#table = new Uint8Array(1 << bits);
    this.#grams = new Map();
    this.#literalTable = undefined;
    this.#literals.forEach((literal, index) => {
      const window = rarestWindow(literal, frequency);
      for (let offset = window; offset < window + 4; offset++) {
        const word = foldedWord(literal, offset);
        const entries = this.#grams.get(word);
        if (entries === undefined) this.#grams.set(word, [index, offset]);
        else entries.push(index, offset);
        const hash = Math.imul(word, HASH);
        const at = hash >>> this.#shift;
        this.#table[at] = (this.#table[at] ?? 0) | (1 << ((hash >>> (this.#shift - 3)) & 7));
      }
    });
    this.#tuned = true;
  }

  /**
   * Writes the indices of suspicious words into `candidates` and returns how many there are, plus whether any byte
   * is not ASCII. `words` views the buffer from its start; `wordCount` words are looked at.
   */
  filter(words: Int32Array, wordCount: number, candidates: Int32Array): { count: number; nonAscii: boolean } {
    const table = this.#table;
    const shift = this.#shift;
    let count = 0;
    let seen = 0;
    for (let i = 0; i < wordCount; i++) {
      const word = words[i] as number;
      seen |= word;
      const hash = Math.imul(word | FOLD_WORD, HASH);
      if (((table[hash >>> shift] as number) >>> ((hash >>> (shift - 3)) & 7)) & 1) candidates[count++] = i;
    }
    return { count, nonAscii: (seen & HIGH_BITS) !== 0 };
  }

  /** Keeps of `count` candidates, in place, those around which a whole literal stands in [0, end); returns how many. */
  confirm(bytes: Uint8Array, end: number, candidates: Int32Array, count: number): number {
    let kept = 0;
    for (let c = 0; c < count; c++) {
      const word = candidates[c] as number;
      let isLiteral = false;
      this.verify(bytes, word << 2, end, () => (isLiteral = true));
      if (isLiteral) candidates[kept++] = word;
    }
    return kept;
  }

  /** Calls back for every literal that stands around the word at the byte offset, within [0, end). */
  verify(bytes: Uint8Array, wordAt: number, end: number, found: (literal: number, at: number) => void): void {
    const entries = this.#grams.get(foldedWord(bytes, wordAt));
    if (entries === undefined) return;
    for (let k = 0; k < entries.length; k += 2) {
      const index = entries[k] as number;
      const literal = this.#literals[index] as Uint8Array;
      const start = wordAt - (entries[k + 1] as number);
      if (start < 0 || start + literal.length > end) continue;
      let j = 0;
      while (j < literal.length && ((bytes[start + j] as number) | FOLD) === literal[j]) j++;
      if (j === literal.length) found(index, start);
    }
  }

  /** All literals in a short text. Tunes the filter to it when nothing was seen before. */
  findIn(bytes: Uint8Array, found: (literal: number, at: number) => void): void {
    if (!this.#tuned) this.tune(countWords(bytes));
    const grams = this.#grams;
    const table = this.#table;
    const shift = this.#shift;
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const word = foldedWord(bytes, at);
      if (table[Math.imul(word, HASH) >>> shift] !== 0 && grams.has(word)) {
        this.verify(bytes, at, bytes.length, found);
      }
    }
  }
}

/** How often folded words occur in a text, by the upper half of their hash. */
export type WordFrequency = Uint32Array;

/** How many elements a {@link WordFrequency} has. */
export const WORD_KINDS = 1 << 16;

/** Counts the words at all places of a text. */
export function countWords(text: Uint8Array): WordFrequency {
  const frequency = new Uint32Array(WORD_KINDS);
  for (let at = 0; at + 4 <= text.length; at++) {
    const kind = Math.imul(foldedWord(text, at), HASH) >>> 16;
    frequency[kind] = (frequency[kind] ?? 0) + 1;
  }
  return frequency;
}

const MIN_LITERAL_BYTES = 7;

const MIN_TABLE_BITS = 15;
const FOLD = 0x20;
const FOLD_WORD = 0x20202020;
const HIGH_BITS = 0x80808080 | 0;

function foldedWord(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24) |
    FOLD_WORD
  );
}

/** Offset of the 7-byte window whose four words are seldom in the text. */
function rarestWindow(literal: Uint8Array, frequency: WordFrequency): number {
  const counts: number[] = [];
  for (let offset = 0; offset + 4 <= literal.length; offset++) {
    counts.push(frequency[Math.imul(foldedWord(literal, offset), HASH) >>> 16] ?? 0);
  }
  let best = 0;
  let bestCount = Infinity;
  for (let offset = 0; offset + 4 <= counts.length; offset++) {
    let count = 0;
    for (let k = offset; k < offset + 4; k++) count += counts[k] ?? 0;
    if (count < bestCount) {
      bestCount = count;
      best = offset;
    }
  }
  return best;
}
