import type { ScannerStatusReport } from '../model/scanner-status.ts';
import { detectForm, type DetectedForm } from './detect-form.ts';
import { findDateOrders } from './parse-start-time.ts';
import { findPrompt } from './prompt.ts';
import { readClixml } from './read-clixml.ts';
import { readCsv, type CsvStart } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readText } from './read-text.ts';
import { StatusReader } from './status-reader.ts';
import { findRecords } from './structured-records.ts';
import { isBlank, lineAt, splitLines, type TextLines } from './text-lines.ts';

/** JSON, clixml and CSV parts of one file: starting a parser costs more than reading on does. */
const MAX_DOCUMENTS = 20_000;
const text: DetectedForm = { form: 'text' };

/** A decoded file. */
export interface StatusInput {
  /** How the file is called in reports. */
  readonly path: string;
  readonly text: string;
}

/**
 * Reads saved scanner status in any form: lists and tables of a console, transcripts and pasted sessions, CSV, JSON,
 * clixml, also several of them in one file. Never throws; what could not be read is in `problems`. Time and memory
 * grow with the length of the text, not faster.
 */
export function parseScannerStatus(input: StatusInput): ScannerStatusReport {
  const source = splitLines(input.text);
  const reader = new StatusReader(input.path, findDateOrders(input.text));
  let at = 0;
  let inBrokenJson = false;
  let documents = 0;
  while (at < source.lines.length) {
    if (isBlank(source.lines[at] ?? '')) {
      at++;
      continue;
    }
    const detected =
      documents < MAX_DOCUMENTS ? detectForm(source.lines, at, inBrokenJson || isFirst(source, at)) : text;
    if (detected.form !== 'text') documents++;
    switch (detected.form) {
      case 'json': {
        const json = takeJson(source, at, reader);
        // What follows a mistake in the middle is indented: the objects there are still worth reading.
        inBrokenJson ||= json.broken;
        at = json.next;
        break;
      }
      case 'clixml':
        at = takeClixml(source, at, reader);
        break;
      case 'csv':
        at = takeCsv(source, at, detected.csv, reader);
        break;
      case 'text': {
        const end = documents < MAX_DOCUMENTS ? endOfText(source, at, inBrokenJson) : source.lines.length;
        readText(source.lines, at, end, reader);
        at = end;
        break;
      }
    }
  }
  if (input.text.trim() === '') reader.note('nothing but blanks');
  else if (input.text.startsWith('PK\u0003\u0004')) reader.note('a zip archive');
  else if (isBinary(input.text)) reader.note('binary data');
  return reader.finish();
}

function isFirst(source: TextLines, at: number): boolean {
  return at < 50 && source.lines.slice(0, at).every(isBlank);
}

function endOfText(source: TextLines, begin: number, indented: boolean): number {
  let at = begin + 1;
  while (at < source.lines.length && detectForm(source.lines, at, indented).form === 'text') at++;
  return at;
}

function takeJson(source: TextLines, begin: number, reader: StatusReader): { next: number; broken: boolean } {
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

function takeClixml(source: TextLines, begin: number, reader: StatusReader): number {
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

function takeCsv(source: TextLines, begin: number, csv: CsvStart, reader: StatusReader): number {
  const { lines, starts, text } = source;
  let next = csv.header + 1;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const detected: DetectedForm = detectForm(lines, next, false);
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

/** Mostly characters that no text has. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  const strange = head.replaceAll(/[^\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g, '').length;
  return strange * 10 > head.length;
}
