import { displayWidth, fromColumns, toColumns } from './display-width.ts';
import { findKnownName } from './field-names.ts';
import { takeCutMark } from './parse-enumeration.ts';
import { scalar, type PrintedField } from './printed-value.ts';
import { findPrompt } from './prompt.ts';
import { matchListLine } from './read-list.ts';
import { findLayout, isBlankAt, type DashSpan, type TableHeader, type TableLayout } from './table-layout.ts';
import { isBlank } from './text-lines.ts';

/** One row, as a record. */
interface TableRow {
  readonly fields: readonly PrintedField[];
  readonly line: number;
  readonly endLine: number;
}

export interface TableBlock {
  readonly rows: readonly TableRow[];
  /** 1-based lines that stand askew to the header. */
  readonly askew: readonly number[];
  /** 0-based index of the first line after the table. */
  readonly next: number;
}

interface OpenRow {
  readonly pieces: string[][];
  readonly line: number;
  endLine: number;
}

/** Below this width no console wraps, so a full cell of a single column is a whole value. */
const MIN_WRAP_WIDTH = 60;

/**
 * Reads the table under a header, up to a blank line, a prompt, a list, or `end`. Right-most columns may have
 * vanished, cells may be cut or wrapped, headers may be vertical.
 */
export function readTable(lines: readonly string[], header: TableHeader, end: number): TableBlock {
  let next = header.body;
  while (next < end && isRow(lines, next)) next++;
  const rowLines = lines.slice(header.body, next);
  const layout = findLayout(header.spans, rowLines);
  const names = readHeader(header.lines, header.spans, layout);
  // Without dashes, with a header of one line, that line is what shows the width.
  const widths = columnWidths(layout, lines[header.body - 1] ?? '');

  const open: OpenRow[] = [];
  const askew: number[] = [];
  for (const [index, columns] of layout.rows.entries()) {
    const line = header.body + 1 + index;
    const sliced = slice(columns, layout.starts);
    if (!sliced.aligned) askew.push(line);
    const last = open.at(-1);
    if (last !== undefined && continues(last, sliced.cells, widths)) {
      for (const [column, cell] of sliced.cells.entries()) if (cell !== '') last.pieces[column]?.push(cell);
      last.endLine = line;
    } else {
      open.push({ pieces: sliced.cells.map((cell) => [cell]), line, endLine: line });
    }
  }
  return { rows: open.map((row) => toRow(row, names, widths, header.spans)), askew, next };
}

function isRow(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (isBlank(line) || line.startsWith('*****') || findPrompt(line) !== undefined) return false;
  // A list without a blank line before it, as a paste may leave it; one such line alone may be a name with a colon.
  return !(isKnownListLine(line) && isKnownListLine(lines[at + 1] ?? ''));
}

function isKnownListLine(line: string): boolean {
  const entry = matchListLine(line);
  return entry !== undefined && entry.indent === 0 && findKnownName(entry.label) !== undefined;
}

function readHeader(lines: readonly string[], spans: readonly DashSpan[], layout: TableLayout): string[] {
  return spans.map((span, index) => {
    // A header stands over its dashes; what of it is wider than its column goes on in the next line.
    const end = Math.max(span.end, (layout.starts[index + 1] ?? Number.MAX_SAFE_INTEGER) - 1);
    const start = Math.min(span.start, layout.starts[index] ?? span.start);
    return lines
      .map((line) => fromColumns(toColumns(line).slice(start, end)).trim())
      .join('')
      .trim();
  });
}

function slice(columns: string, starts: readonly number[]): { cells: string[]; aligned: boolean } {
  const aligned = starts.every((start) => start === 0 || isBlankAt(columns, start - 1));
  if (!aligned) {
    // The blanks went astray (OCR, a proportional font): as many words as columns are still the cells.
    for (const separator of [/\s{2,}|\t/, /\s+/]) {
      const words = columns.trim().split(separator);
      if (words.length === starts.length) return { cells: words.map(fromColumns), aligned: true };
    }
  }
  const cells = starts.map((start, index) => fromColumns(columns.slice(start, starts[index + 1])).trim());
  return { cells, aligned };
}

/** Width of each column: up to the next one, for the last one as far as the dashes' padding or a row reaches. */
function columnWidths(layout: TableLayout, dashes: string): number[] {
  let right = displayWidth(dashes);
  for (const row of layout.rows) right = Math.max(right, row.length);
  return layout.starts.map((start, index) => (layout.starts[index + 1] ?? right + 1) - 1 - start);
}

/** True when a line goes on with the row above it, as `Format-Table -Wrap` prints long cells. */
function continues(row: OpenRow, cells: readonly string[], widths: readonly number[]): boolean {
  const isFull = (column: number): boolean => {
    const piece = row.pieces[column]?.at(-1) ?? '';
    const word = /^\S+/.exec(cells[column] ?? '')?.[0] ?? '';
    const used = displayWidth(piece);
    const width = widths[column] ?? 0;
    return used >= width || used + 1 + displayWidth(word) > width;
  };
  if (cells.length > 1 && cells[0] === '') return true;
  const firstCellFull = displayWidth(row.pieces[0]?.at(-1) ?? '') >= (widths[0] ?? 0);
  if (cells.length === 1) {
    const piece = row.pieces[0]?.at(-1) ?? '';
    return (
      firstCellFull &&
      (widths[0] ?? 0) >= MIN_WRAP_WIDTH &&
      !takeCutMark(piece).cut &&
      !/^(?:[A-Za-z]:\\|\\\\|https?:)/.test(cells[0] ?? '')
    );
  }
  // The first cell itself was wrapped: every cell that had no more to say is blank, every other one was full.
  return (
    firstCellFull &&
    row.pieces.slice(1, -1).some((pieces) => pieces[0] !== '') &&
    cells.slice(1).some((cell) => cell === '') &&
    cells.slice(1, -1).every((cell) => cell === '') &&
    cells.every((cell, column) => cell === '' || isFull(column))
  );
}

function toRow(
  row: OpenRow,
  names: readonly string[],
  widths: readonly number[],
  spans: readonly DashSpan[],
): TableRow {
  const fields = names.map((name, column) => {
    const width = widths[column] ?? 0;
    const { text, cut } = takeCutMark(joinCell(row.pieces[column] ?? [], width));
    // Numbers are cut at their beginning; a column of up to three has no room for a mark.
    const headless = /^(?:…|\.\.\.)\d+$/.test(text) && displayWidth(text) >= width;
    const span = spans[column];
    const dashes = span === undefined ? 0 : span.end - span.start;
    const silent = width <= 3 && displayWidth(text) >= width && displayWidth(name) > dashes;
    return { name, line: row.line, value: scalar(text, row.line, cut || headless || silent) };
  });
  return { fields, line: row.line, endLine: row.endLine };
}

/** Pieces of a wrapped cell: broken in a word where the piece fills the column, else at a blank. */
function joinCell(pieces: readonly string[], width: number): string {
  if (pieces.length === 1) return pieces[0] ?? '';
  return pieces
    .map((piece, index) =>
      index < pieces.length - 1 &&
      displayWidth(piece) < width &&
      !isWideBreak(piece, pieces[index + 1], width)
        ? `${piece} `
        : piece,
    )
    .join('');
}

function isWideBreak(piece: string, next: string | undefined, width: number): boolean {
  return displayWidth(piece) === width - 1 && displayWidth((next ?? '').slice(0, 1)) === 2;
}
