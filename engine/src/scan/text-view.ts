/**
 * The text that patterns see: what makes text differ without changing its meaning is undone once, and every place can
 * be led back to the text of the file. All offsets are in UTF-16 units.
 */
export interface TextView {
  readonly text: string;
  /** Offset in the source text for an offset in the view; the end of the view maps to the end of its last piece. */
  toSource(offset: number): number;
}

/** Characters that a page, an editor or Burn put where the product wrote others (or none). */
const disguised = /[\u0000\u00a0\u200b-\u200f\u2010-\u2015\u2018-\u201f\u202f\u2060\ufeff]|\[\\[[\]]\]/g;
const hasDisguise = new RegExp(disguised.source);

function plainFor(found: string): string {
  if (found.length > 1) return found.charAt(2);
  const code = found.charCodeAt(0);
  if (code === 0xa0 || code === 0x202f) return ' ';
  if (code >= 0x2010 && code <= 0x2015) return '-';
  if (code >= 0x2018 && code <= 0x201b) return "'";
  if (code >= 0x201c && code <= 0x201f) return '"';
  return '';
}

/**
 * No-break blanks become blanks, typographic quotes and dashes their ASCII forms, zero-width characters and NULs
 * nothing, and Burn's `[\[]` and `[\]]` brackets.
 */
export function plainView(source: string): TextView {
  if (!hasDisguise.test(source)) return { text: source, toSource: (offset) => offset };
  const builder = new ViewBuilder(source);
  let at = 0;
  for (const m of source.matchAll(disguised)) {
    builder.keep(at, m.index);
    builder.put(plainFor(m[0]), m.index);
    at = m.index + m[0].length;
  }
  builder.keep(at, source.length);
  return builder.build();
}

/** How a break in the middle of a console message is undone. */
export type Join = 'nothing' | 'blank';

/** PowerShell 7's ConciseView puts each piece of a message behind a gutter: `     | text`, `   6 | command`. */
const lineBreak = /\r?\n(?:[^\S\r\n]{0,12}\d{0,6}[^\S\r\n]+\|[^\S\r\n]?)?/g;
const gutterBreak = /\|[^\S\r\n]?$/;

/**
 * The message as it was before a console broke it at its width: behind a gutter the break stood for a blank; else it
 * stood for nothing (inside a word, or the blank is still there) or for a blank that was trimmed, which only trying
 * both can tell.
 */
export function joinedView(source: string, join: Join): TextView {
  const plain = plainView(source);
  const builder = new ViewBuilder(plain.text);
  let at = 0;
  let last = 0;
  for (const m of plain.text.matchAll(lineBreak)) {
    const end = m.index + m[0].length;
    // Backwards from the break: a search for blanks before one takes the square of a long run of them.
    const start = withoutBlanks(plain.text, last, m.index);
    const trimmed = start < m.index;
    builder.keep(at, start);
    const next = plain.text.charAt(end);
    const blank = gutterBreak.test(m[0]) || trimmed || join === 'blank' || next === ' ';
    if (blank) builder.put(' ', start);
    at = last = end;
    if (blank) at += leadingBlanks(plain.text, at);
  }
  builder.keep(at, plain.text.length);
  const joined = builder.build();
  return { text: joined.text, toSource: (offset) => plain.toSource(joined.toSource(offset)) };
}

/** Where the blanks begin that stand before `end`, but not before `from`. */
function withoutBlanks(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && blank.test(text.charAt(start - 1))) start--;
  return start;
}

const blank = /[^\S\r\n]/;

function leadingBlanks(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ') end++;
  return end - at;
}

/** Puts a view together from pieces of the source and replacements. */
class ViewBuilder {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Starts of the pieces in the view and in the source, in step. */
  readonly #viewStarts: number[] = [];
  readonly #sourceStarts: number[] = [];
  readonly #lengths: number[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  keep(start: number, end: number): void {
    if (end > start) this.#add(this.#source.slice(start, end), start);
  }

  /** A replacement for what stands at the offset of the source. */
  put(text: string, at: number): void {
    if (text !== '') this.#add(text, at);
  }

  #add(text: string, sourceStart: number): void {
    this.#parts.push(text);
    this.#viewStarts.push(this.#length);
    this.#sourceStarts.push(sourceStart);
    this.#lengths.push(text.length);
    this.#length += text.length;
  }

  build(): TextView {
    const viewStarts = this.#viewStarts;
    const sourceStarts = this.#sourceStarts;
    const lengths = this.#lengths;
    return {
      text: this.#parts.join(''),
      toSource(offset) {
        const piece = lastAtOrBefore(viewStarts, offset);
        if (piece < 0) return 0;
        const inside = Math.min(offset - (viewStarts[piece] ?? 0), lengths[piece] ?? 0);
        return (sourceStarts[piece] ?? 0) + inside;
      },
    };
  }
}

/** Index of the last element that is not greater than the value, -1 when all are. The array ascends. */
export function lastAtOrBefore(
  ascending: ArrayLike<number>,
  value: number,
  length = ascending.length,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
