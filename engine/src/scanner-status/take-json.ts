import { readJson } from './read-json.ts';
import type { StatusReader } from './status-reader.ts';
import { findRecords } from './structured-records.ts';
import { lineAt, type TextLines } from './text-lines.ts';

/** Where reading goes on after JSON. */
export interface TakenJson {
  /** 0-based index of the first line after it. */
  readonly next: number;
  /** True when a mistake ended it early. */
  readonly broken: boolean;
}

/** Reads the JSON documents that begin at a line. */
export function takeJson(source: TextLines, begin: number, reader: StatusReader): TakenJson {
  const { text, starts } = source;
  const lineOf = (offset: number): number => lineAt(starts, offset) + 1;
  let offset = starts[begin] ?? 0;
  // Documents appended to each other may share a line.
  for (;;) {
    const reading = readJson(text, offset, lineOf);
    for (const mistake of reading.mistakes) {
      const line = lineOf(mistake.offset);
      const column = mistake.offset - (starts[line - 1] ?? 0) + 1;
      reader.problem(`json-${mistake.kind}`, line, `${mistake.message} (column ${column})`);
    }
    const names = reading.value === undefined ? [] : findRecords(reading.value, 'json', reader);
    if (names.length > 0) reader.note(`JSON with the names ${names.slice(0, 5).join(', ')}`);
    else if (reading.value !== undefined) reader.note('JSON');
    const lastLine = lineAt(starts, Math.min(reading.end, text.length));
    if (!reading.complete) return { next: Math.max(begin, lastLine) + 1, broken: true };
    const rest = text.slice(reading.end, starts[lastLine + 1] ?? text.length);
    const another = /^\s*,?\s*(?=[{[])/.exec(rest);
    if (another === null) return { next: lastLine + 1, broken: false };
    offset = reading.end + another[0].length;
  }
}
