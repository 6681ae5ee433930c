import Papa from 'papaparse';
import { findKnownName } from './field-names.ts';
import { scalar } from './printed-value.ts';
import type { StatusSink } from './status-sink.ts';

/** How a CSV begins: its `#TYPE` line, when there is one, and its header. */
export interface CsvStart {
  /** 0-based index of the header line. */
  readonly header: number;
  readonly delimiter: ',' | ';' | '\t' | '|';
}

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Recognises the first line of a CSV: `#TYPE` (Windows PowerShell 5.1), or a header with two known names between
 * commas, semicolons (a culture's list separator) or TABs (copied from a grid).
 */
export function findCsvStart(lines: readonly string[], at: number): CsvStart | undefined {
  const line = lines[at] ?? '';
  const typed = line.startsWith('#TYPE ');
  const header = typed ? at + 1 : at;
  const text = lines[header] ?? '';
  if (text.length > 20_000 || text.length < 3) return undefined;
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue;
    const names = text.split(delimiter).map((name) => name.replaceAll('"', '').trim());
    const known = names.filter((name) => findKnownName(name) !== undefined).length;
    if (known >= 2 || (typed && known >= 1)) return { header, delimiter };
  }
  // One column has no delimiter to be known by, but its quotes.
  const single = /^"([^"]{1,64})"$/.exec(text)?.[1];
  if (single !== undefined && findKnownName(single) !== undefined) return { header, delimiter: ',' };
  return undefined;
}

/** Reads a CSV text. `headerLine` is the 1-based line of the file where it begins. */
export function readCsv(
  text: string,
  delimiter: CsvStart['delimiter'],
  headerLine: number,
  sink: StatusSink,
): void {
  let names: readonly string[] | undefined;
  let line = headerLine;
  let counted = 0;
  Papa.parse(text, {
    delimiter,
    step: ({ data: cells, meta, errors }) => {
      const data = delimiter === '|' ? withoutFrame(cells) : cells;
      const begin = line;
      for (let at = counted; at < meta.cursor; at++) if (text.charCodeAt(at) === 10) line++;
      counted = Math.max(counted, meta.cursor);
      const endLine = text.charCodeAt(meta.cursor - 1) === 10 ? Math.max(begin, line - 1) : line;
      const mistake = errors[0];
      if (mistake !== undefined) sink.problem('csv', begin, `The CSV is broken here: ${mistake.message}.`);
      if (names === undefined) {
        names = data.map((name) => name.trim());
        sink.block();
        return;
      }
      if (data.every((cell) => /^[-: ]*$/.test(cell))) return;
      if (data.length !== names.length) {
        sink.problem(
          'csv',
          begin,
          `This CSV row has ${data.length} values; the header has ${names.length} names.`,
        );
      }
      const fields = data.map((cell, index) => ({
        name: names?.[index] ?? `Column${index + 1}`,
        line: begin,
        value: scalar(cell, begin),
      }));
      sink.record({ form: 'csv', fields, line: begin, endLine });
    },
  });
}

/** Cells of a Markdown table, which has bars at both ends. */
function withoutFrame(cells: readonly string[]): readonly string[] {
  const from = cells[0]?.trim() === '' ? 1 : 0;
  const to = cells.at(-1)?.trim() === '' ? -1 : cells.length;
  return cells.slice(from, to).map((cell) => cell.trim());
}
