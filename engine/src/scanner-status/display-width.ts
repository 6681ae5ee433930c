/**
 * Columns that PowerShell's formatter counts for one UTF-16 unit: two for East Asian wide characters, one for all
 * others, each half of a surrogate pair included (ConsoleHost's LengthInBufferCells, after Markus Kuhn's wcwidth).
 */
export function unitWidth(unit: number): 1 | 2 {
  if (unit < 0x1100) return 1;
  const wide =
    unit <= 0x115f ||
    unit === 0x2329 ||
    unit === 0x232a ||
    (unit >= 0x2e80 && unit <= 0xa4cf && unit !== 0x303f) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xfe10 && unit <= 0xfe19) ||
    (unit >= 0xfe30 && unit <= 0xfe6f) ||
    (unit >= 0xff00 && unit <= 0xff60) ||
    (unit >= 0xffe0 && unit <= 0xffe6);
  return wide ? 2 : 1;
}

const mayBeWide = /[\u1100-\uffff]/;

/** Columns of a text on the console. */
export function displayWidth(text: string): number {
  if (!mayBeWide.test(text)) return text.length;
  let width = text.length;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= 0x1100) width += unitWidth(text.charCodeAt(i)) - 1;
  }
  return width;
}

/** Stands behind a wide character so that an index is a column. It occurs in no text: see text-lines.ts. */
const FILLER = '\u0000';

/** The text with one unit for each column, so that columns can be sliced like characters. */
export function toColumns(text: string): string {
  if (displayWidth(text) === text.length) return text;
  const parts: string[] = [];
  for (let i = 0; i < text.length; i++) {
    parts.push(text.charAt(i));
    if (unitWidth(text.charCodeAt(i)) === 2) parts.push(FILLER);
  }
  return parts.join('');
}

/** Undoes {@link toColumns} for a slice of it. */
export function fromColumns(columns: string): string {
  return columns.includes(FILLER) ? columns.replaceAll(FILLER, '') : columns;
}
