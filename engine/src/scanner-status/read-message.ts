import type { StatusMessage } from '../model/scanner-status.ts';

/** A message of one or several lines. */
export interface MessageBlock {
  readonly message: StatusMessage;
  /** 0-based index of the first line after it. */
  readonly next: number;
}

const streams = /^(WARNING|VERBOSE|DEBUG|INFO|ERROR): ?(.*)$/;
/** The answers that cmdlets of the scanner give in one line (log-formats section 6.3: S72 to S81). */
const answers =
  /^(?:Acquired (?:application )?access token\b|Configuration was (?:set|imported) successfully\.|(?:Azure|Microsoft) .{0,80}Scanner service configuration change completed successfully\.|The .{0,80}Scanner was successfully updated\.|No content scan job (?:or repositories )?defined|The transacted install has completed\.)/;
/** First line of an error record in NormalView, `Get-ScanStatus : The term ...`, and in ConciseView. */
const errors =
  /^(?:[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]* ?: |[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]*: |PS>TerminatingError\()/;
/** How an error record goes on: its position, its quoted line, its category, ConciseView's gutter. */
const errorTails = /^(?:At .{1,300}:\d+ char:\d+|\+ |\s+\+ |\s*\d* \||Line \|)/;
const MAX_ERROR_LINES = 40;

/** A warning, an error or a one-line answer; undefined when the line is none. */
export function readMessage(lines: readonly string[], at: number, end: number): MessageBlock | undefined {
  const line = lines[at] ?? '';
  if (line.length > 4000) return undefined;
  const stream = streams.exec(line);
  if (stream !== null) {
    const [, word = '', text = ''] = stream;
    const kind = word === 'WARNING' ? 'warning' : word === 'ERROR' ? 'error' : 'verbose';
    return { message: { kind, line: at + 1, text: text.trim() }, next: at + 1 };
  }
  if (answers.test(line))
    return { message: { kind: 'answer', line: at + 1, text: line.trim() }, next: at + 1 };
  if (!errors.test(line) && !errorTails.test(line)) return undefined;
  let next = at + 1;
  let text = line.trim();
  // The message may be broken at the width before its position is printed.
  const limit = Math.min(end, at + MAX_ERROR_LINES);
  while (next < limit && (lines[next] ?? '').trim() !== '' && goesOn(lines, next, limit)) {
    text += ` ${(lines[next] ?? '').trim()}`;
    next++;
  }
  return { message: { kind: 'error', line: at + 1, text: text.slice(0, 4000) }, next };
}

function goesOn(lines: readonly string[], at: number, limit: number): boolean {
  if (errorTails.test(lines[at] ?? '')) return true;
  // A line of the message itself: only when the position still follows in the same block.
  for (let next = at + 1; next < Math.min(limit, at + 6); next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') return false;
    if (errorTails.test(line)) return true;
  }
  return false;
}
