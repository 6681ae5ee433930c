import { detectForm } from './detect-form.ts';
import { findPrompt } from './prompt.ts';
import { readCsv, type CsvStart } from './read-csv.ts';
import type { StatusReader } from './status-reader.ts';
import { isBlank, type TextLines } from './text-lines.ts';

/** Reads the CSV that begins at a line, up to a blank line; returns the 0-based index of the first line after it. */
export function takeCsv(source: TextLines, begin: number, csv: CsvStart, reader: StatusReader): number {
  const { lines, starts, text } = source;
  let next = csv.header + 1;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const detected = detectForm(lines, next, false);
    if (
      isBlank(line) ||
      detected.form !== 'text' ||
      findPrompt(line) !== undefined ||
      line.startsWith('*****')
    )
      break;
    next++;
  }
  readCsv(
    text.slice(starts[csv.header] ?? 0, starts[next] ?? text.length),
    csv.delimiter,
    csv.header + 1,
    reader,
  );
  reader.note('CSV');
  return Math.max(next, begin + 1);
}
