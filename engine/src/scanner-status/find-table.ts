import { findKnownName } from './field-names.ts';
import { findDashes, findHeaderStart, type TableHeader } from './table-layout.ts';
import { isBlank } from './text-lines.ts';

/** How far below its first line the dashes of a header may stand. */
const MAX_HEADER_LINES = 48;

/**
 * Looks ahead for the tables of a text. Asked for one line after the other; every line is looked at once, however
 * the questions fall.
 */
export class TableFinder {
  readonly #lines: readonly string[];
  readonly #end: number;
  /** The next line of dashes at or after the last question; `end` when there is none. */
  #dashLine = -1;
  #header: TableHeader | undefined;

  constructor(lines: readonly string[], end: number) {
    this.#lines = lines;
    this.#end = end;
  }

  /**
   * The next table at or after a line, when its header begins within reach of that line. `begin` is the first line
   * that may belong to it.
   */
  findNext(begin: number): TableHeader | undefined {
    while (this.#dashLine <= begin && this.#dashLine < this.#end)
      this.#advance(Math.max(begin + 1, this.#dashLine + 1));
    const header = this.#header;
    return header !== undefined && header.start >= begin && header.start <= begin + MAX_HEADER_LINES
      ? header
      : undefined;
  }

  #advance(from: number): void {
    this.#header = undefined;
    for (let at = from; at < this.#end; at++) {
      const spans = findDashes(this.#lines[at] ?? '');
      if (spans === undefined) continue;
      const start = findHeaderStart(this.#lines, 0, at, spans);
      if (start === undefined) continue;
      this.#dashLine = at;
      this.#header = { start, body: at + 1, lines: this.#lines.slice(start, at), spans };
      return;
    }
    this.#dashLine = this.#end;
  }
}

/** A header whose dashes were lost: at least two words, and every one the name of a property. */
export function findBareHeader(lines: readonly string[], at: number): TableHeader | undefined {
  const line = lines[at] ?? '';
  if (line.length > 400 || line.includes(':') || isBlank(lines[at + 1] ?? '')) return undefined;
  const words = [...line.matchAll(/\S+/g)];
  if (words.length < 2 || words.length > 12) return undefined;
  if (!words.every(([word]) => findKnownName(word) !== undefined)) return undefined;
  const spans = words.map((word) => ({ start: word.index, end: word.index + word[0].length }));
  return { start: at, body: at + 1, lines: [line], spans };
}
