/** Half-open, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** As much behind its first line is taken for a key, as the redactor does. In UTF-16 units. */
const LONGEST = 16_384;
const border = /-----(BEGIN|END) [A-Z ]{0,20}PRIVATE KEY-----/g;

/**
 * The bodies of private keys in a text that comes in pieces of whole lines. A secret is recognised by what stands before
 * it, and before the lines of a key that is on other lines.
 */
export class KeyLines {
  /** How much of a key that was not ended may still come. */
  #left = 0;

  /** Where they stand in the next piece. */
  find(text: string): readonly TextRange[] {
    if (this.#left === 0 && !text.includes('PRIVATE KEY-----')) return [];
    const found: TextRange[] = [];
    let start = 0;
    for (const { 0: marker, 1: kind, index } of text.matchAll(border)) {
      if (this.#left > 0) found.push({ start, end: Math.min(index, start + this.#left) });
      start = index + marker.length;
      this.#left = kind === 'BEGIN' ? LONGEST : 0;
    }
    if (this.#left > 0) found.push({ start, end: Math.min(text.length, start + this.#left) });
    this.#left = Math.max(0, this.#left - (text.length - start));
    return found;
  }
}
