import { readClixml } from './read-clixml.ts';
import type { StatusReader } from './status-reader.ts';
import { findRecords } from './structured-records.ts';
import { lineAt, type TextLines } from './text-lines.ts';

/** Reads the clixml that begins at a line; returns the 0-based index of the first line after it. */
export function takeClixml(source: TextLines, begin: number, reader: StatusReader): number {
  const { text, starts } = source;
  let from = starts[begin] ?? 0;
  // The mark that PowerShell puts before objects on a stream is no XML.
  if ((source.lines[begin] ?? '').startsWith('#<')) from = starts[begin + 1] ?? text.length;
  if (from >= text.length) return begin + 1;
  const end = endOfClixml(source, from);
  const firstLine = lineAt(starts, from) + 1;
  const reading = readClixml(text.slice(from, end), firstLine);
  for (const mistake of reading.mistakes) reader.problem(mistake.kind, mistake.line, mistake.message);
  for (const value of reading.values) {
    const names = findRecords(value, 'clixml', reader);
    if (names.length > 0) reader.note(`XML with the names ${names.slice(0, 5).join(', ')}`);
  }
  reader.note('XML');
  return Math.max(begin, lineAt(starts, Math.max(from, end - 1))) + 1;
}

/** Offsets at which `<Objs` and `</Objs>` stand, found once a text: a file may hold many and close none. */
const clixmlMarks = new WeakMap<TextLines, readonly number[]>();

/** Up to the closing tag, or to the next document where this one broke off, or to the end. */
function endOfClixml(source: TextLines, from: number): number {
  const { text, starts } = source;
  let marks = clixmlMarks.get(source);
  if (marks === undefined) {
    marks = [...text.matchAll(/<\/?Objs\b/g)].map((mark) => mark.index);
    clixmlMarks.set(source, marks);
  }
  let opened = false;
  for (let i = marks.length === 0 ? 0 : lineAt(marks, from); i < marks.length; i++) {
    const mark = marks[i] ?? 0;
    if (mark < from) continue;
    if (text.charAt(mark + 1) === '/') {
      const bracket = text.indexOf('>', mark);
      return bracket < 0 ? text.length : bracket + 1;
    }
    if (opened) return starts[lineAt(starts, mark)] ?? mark;
    opened = true;
  }
  return text.length;
}
