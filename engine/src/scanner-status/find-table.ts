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

/**
 * A header whose dashes were lost, when it has at least two words and every one is the name of a property; or whose
 * dashes OCR or a damaged file changed, when one word is.
 */
export function findBareHeader(lines: readonly string[], at: number): TableHeader | undefined {
  const line = lines[at] ?? '';
  const below = lines[at + 1] ?? '';
  if (line.length > 400 || line.includes(':') || isBlank(below)) return undefined;
  const words = [...line.matchAll(/\S+/g)];
  const known = words.filter(([word]) => findKnownName(word) !== undefined).length;
  const dashed = isMostlyDashes(below);
  if (words.length > 12 || known < (dashed ? 1 : Math.max(2, words.length))) return undefined;
  const spans = words.map((word) => ({ start: word.index, end: word.index + word[0].length }));
  return { start: at, body: dashed ? at + 2 : at + 1, lines: [line], spans };
}

function isMostlyDashes(line: string): boolean {
  if (line.length > 1000) return false;
  const visible = line.replaceAll(/\s/g, '');
  const dashes = visible.replaceAll(/[^-_=\u2010-\u2015\u2500]/g, '').length;
  return dashes > 0 && dashes * 10 >= visible.length * 7;
}
