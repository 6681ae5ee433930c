import { displayWidth, unitWidth } from '../../../engine/src/scanner-status/display-width.ts';

/**
 * What PowerShell's formatter does, as far as scanner status needs it. `fixtures.test.ts` holds it against the output
 * of the real one, so that the property tests can print any status.
 */

/** A property: its value, or what the formatter makes of a collection. */
export type Value = string | number | readonly string[];
export type Row = Readonly<Record<string, Value>>;

export interface Console {
  readonly width: number;
  /** English, German, French... break at blanks; Chinese, Japanese, Korean anywhere. */
  readonly wordWrap: boolean;
  /** `…` in PowerShell 7, `...` in Windows PowerShell 5.1. */
  readonly mark: '…' | '...';
}

const ENUMERATION_LIMIT = 4;

/** A value as text: a collection in braces, four of its elements at most. */
export function show(value: Value, { mark }: Pick<Console, 'mark'>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const more = value.length > ENUMERATION_LIMIT ? mark : '';
  return `{${value.slice(0, ENUMERATION_LIMIT).join(', ')}${more}}`;
}

/** `Format-List`, with the blank lines around it. */
export function printList(rows: readonly Row[], console: Console): string {
  const out = [''];
  for (const row of rows) {
    const labelWidth = Math.max(...Object.keys(row).map((name) => name.length));
    for (const [name, value] of Object.entries(row)) {
      const lines = wrap(show(value, console), console.width - labelWidth - 3, console.wordWrap);
      out.push(`${name.padEnd(labelWidth)} : ${lines[0] ?? ''}`);
      for (const line of lines.slice(1)) out.push(' '.repeat(labelWidth + 3) + line);
    }
    out.push('');
  }
  return out.join('\r\n') + '\r\n';
}

/** `Format-Table`, with the blank lines around it; `cellWrap` is its `-Wrap`. */
export function printTable(rows: readonly Row[], console: Console, cellWrap = false): string {
  const names = Object.keys(rows[0] ?? {});
  const right = names.map((name) => typeof rows[0]?.[name] === 'number');
  const widths = fitColumns(
    names.map((name) =>
      Math.max(name.length, ...rows.map((row) => displayWidth(show(row[name] ?? '', console)))),
    ),
    console.width,
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => align(cell, widths[i] ?? 0, right[i] === true, i === widths.length - 1)).join(' ');

  const headers = widths.map((width, i) => wrap(names[i] ?? '', width, false));
  const out = [''];
  for (let i = 0; i < Math.max(...headers.map((header) => header.length)); i++) {
    out.push(line(headers.map((header) => header[i] ?? '')));
  }
  out.push(line(widths.map((width, i) => '-'.repeat(Math.min(width, names[i]?.length ?? 0)))));
  for (const row of rows) {
    const cells = widths.map((width, i) => {
      const text = show(row[names[i] ?? ''] ?? '', console);
      return cellWrap
        ? wrap(text, width, console.wordWrap)
        : [truncate(text, width, console.mark, right[i] === true)];
    });
    for (let i = 0; i < Math.max(...cells.map((cell) => cell.length)); i++) {
      out.push(line(cells.map((cell) => cell[i] ?? '')));
    }
  }
  return out.join('\r\n') + '\r\n\r\n';
}

/** Columns from the left as wide as they want to be; the last one that is left is narrowed, those after it vanish. */
function fitColumns(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  for (;;) {
    const excess = widths.reduce((sum, one) => sum + one, 0) + widths.length - 1 - width;
    const last = widths.length - 1;
    const lastWidth = widths[last] ?? 0;
    if (excess <= 0) return widths;
    if (lastWidth - excess >= 1 || last === 0) {
      widths[last] = Math.max(1, lastWidth - excess);
      return widths;
    }
    widths.pop();
  }
}

function align(cell: string, width: number, right: boolean, last: boolean): string {
  const missing = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  if (right) return missing + cell;
  return last ? cell : cell + missing;
}

function truncate(text: string, width: number, mark: string, right: boolean): string {
  if (displayWidth(text) <= width) return text;
  if (width <= mark.length) return take(text, width);
  if (right) return mark + text.slice(text.length - (width - mark.length));
  return take(text, width - mark.length) + mark;
}

/** As many characters as fit into some columns. */
function take(text: string, width: number): string {
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    used += unitWidth(text.charCodeAt(i));
    if (used > width) return text.slice(0, i);
  }
  return text;
}

/** The formatter's line breaking: whole words with the blank that ends them, a word that is too wide by characters. */
function wrap(text: string, width: number, words: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  const newLine = (): void => {
    lines.push(line);
    line = '';
  };
  const addByCharacter = (piece: string): void => {
    for (const unit of splitUnits(piece)) {
      if (displayWidth(line) + unitWidth(unit.charCodeAt(0)) > width) newLine();
      line += unit;
    }
  };
  for (const word of words ? text.split(/(?<=[ \t])/) : [text]) {
    if (displayWidth(word) > width) addByCharacter(word);
    else {
      if (displayWidth(line) + displayWidth(word) > width) newLine();
      line += word;
    }
  }
  lines.push(line);
  return lines;
}

function splitUnits(text: string): string[] {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i));
}

/** `ConvertTo-Csv`, with its type line when one is given. */
export function printCsv(rows: readonly Row[], typeName?: string, delimiter = ','): string {
  const quote = (value: Value): string => `"${String(value).replaceAll('"', '""')}"`;
  const lines = [
    ...(typeName === undefined ? [] : [`#TYPE ${typeName}`]),
    Object.keys(rows[0] ?? {})
      .map(quote)
      .join(delimiter),
    ...rows.map((row) => Object.values(row).map(quote).join(delimiter)),
  ];
  return lines.join('\r\n');
}
