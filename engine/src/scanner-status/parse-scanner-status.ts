import type { ScannerStatusReport } from '../model/scanner-status.ts';
import { detectForm, type DetectedForm } from './detect-form.ts';
import { findDateOrders } from './parse-start-time.ts';
import { readText } from './read-text.ts';
import { StatusReader } from './status-reader.ts';
import { takeClixml } from './take-clixml.ts';
import { takeCsv } from './take-csv.ts';
import { takeJson } from './take-json.ts';
import { isBlank, splitLines, type TextLines } from './text-lines.ts';

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

/** Mostly characters that no text has. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  const strange = head.replaceAll(/[^\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g, '').length;
  return strange * 10 > head.length;
}
