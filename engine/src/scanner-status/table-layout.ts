import { toColumns } from './display-width.ts';
import { isBlank } from './text-lines.ts';

/** Half-open range of columns of one header's dashes. */
export interface DashSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the columns of a table are. */
export interface TableLayout {
  /** Start column of each cell; a cell ends one blank before the next one. */
  readonly starts: readonly number[];
  /** The rows as text whose index is the column. */
  readonly rows: readonly string[];
}

/** A header is at most this high: the longest known name printed one letter a line, and room for unknown ones. */
const MAX_HEADER_LINES = 48;

/** A header found in a text. */
export interface TableHeader {
  /** 0-based index of its first line. */
  readonly start: number;
  /** 0-based index of the first row. */
  readonly body: number;
  /** Header lines, without the dashes. */
  readonly lines: readonly string[];
  readonly spans: readonly DashSpan[];
}

/** The dashes under a header; undefined for any other line. */
export function findDashes(line: string): readonly DashSpan[] | undefined {
  // Nearly every line is turned down by its first character.
  if (!/^[\s\u00a0]*-/.test(line) || !/^[\s\u00a0-]+$/.test(line) || line.length > 20_000) return undefined;
  const spans = [...line.matchAll(/-+/g)].map((run) => ({
    start: run.index,
    end: run.index + run[0].length,
  }));
  return spans.length > 200 ? undefined : spans;
}

/**
 * The first of the header lines above the dashes. A name wider than its column goes on below, letter by letter if
 * need be, so the first line has something in every column. Undefined when nothing fits above.
 */
export function findHeaderStart(
  lines: readonly string[],
  begin: number,
  dashLine: number,
  spans: readonly DashSpan[],
): number | undefined {
  for (let at = dashLine - 1; at >= begin && at >= dashLine - MAX_HEADER_LINES; at--) {
    const line = lines[at] ?? '';
    if (isBlank(line)) return undefined;
    const columns = toColumns(line);
    if (spans.every((span) => columns.slice(span.start, span.end).trim() !== '')) return at;
  }
  return undefined;
}

/**
 * Finds the true columns. The dashes are as wide as the names: values of a left-aligned column reach to the right of
 * them and numbers to the left, so the blank between two columns is looked for in the rows. A file of Windows
 * PowerShell 5.1 counts an East Asian character as one column, a console as two: what leaves the gaps blank is right.
 */
export function findLayout(spans: readonly DashSpan[], rows: readonly string[]): TableLayout {
  const columns = rows.map(toColumns);
  const asConsole = layoutWith(spans, columns);
  if (asConsole.broken > 0 && columns.some((row, index) => row !== rows[index])) {
    const asUnits = layoutWith(spans, rows);
    if (asUnits.broken < asConsole.broken) return { starts: asUnits.starts, rows };
  }
  return { starts: asConsole.starts, rows: columns };
}

function layoutWith(
  spans: readonly DashSpan[],
  rows: readonly string[],
): { starts: number[]; broken: number } {
  // One pass over the rows, whatever the gaps are.
  const right = spans.at(-1)?.end ?? 0;
  const usedBy = new Uint32Array(right);
  for (const row of rows) {
    for (let column = 0; column < right && column < row.length; column++) {
      if (!isBlankAt(row, column)) usedBy[column] = (usedBy[column] ?? 0) + 1;
    }
  }
  const starts = [0];
  let broken = 0;
  for (let i = 1; i < spans.length; i++) {
    const from = spans[i - 1]?.end ?? 0;
    const to = spans[i]?.start ?? from + 1;
    // The right-most blank column wins: numbers hold no blanks, names may.
    let separator = to - 1;
    while (separator > from && usedBy[separator] !== 0) separator--;
    if (usedBy[separator] !== 0) {
      separator = to - 1;
      broken += usedBy[separator] ?? 0;
    }
    starts.push(separator + 1);
  }
  return { starts, broken };
}

/** True when nothing stands in a column of a line. */
export function isBlankAt(row: string, column: number): boolean {
  const unit = row.charCodeAt(column);
  // NaN is beyond the end of the line.
  return Number.isNaN(unit) || unit === 32 || unit === 0xa0;
}
