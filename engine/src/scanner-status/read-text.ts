import type { DiagnosticsOutput } from '../model/scanner-status.ts';
import { findKnownName } from './field-names.ts';
import { findBareHeader, TableFinder } from './find-table.ts';
import { findPrompt, readCommand } from './prompt.ts';
import { readList } from './read-list.ts';
import { readMessage } from './read-message.ts';
import { readTable } from './read-table.ts';
import type { StatusSink } from './status-sink.ts';
import type { TableHeader } from './table-layout.ts';
import { isBlank } from './text-lines.ts';
import { isTranscriptNote, skipTranscriptFrame } from './transcript.ts';

/** Lines of diagnostics output that are kept. */
const MAX_DIAGNOSTICS_LINES = 500;

/**
 * Reads what a console printed: lists, tables, prompts, messages, the frames of transcripts, in any order. Lines
 * [begin, end) are 0-based. Whatever is none of it is handed over as not understood.
 */
export function readText(lines: readonly string[], begin: number, end: number, sink: StatusSink): void {
  const tables = new TableFinder(lines, end);
  let at = begin;
  while (at < end) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      at++;
      continue;
    }
    const prompt = findPrompt(line);
    if (prompt !== undefined) {
      const hint = readCommand(prompt.command);
      sink.command(hint);
      at++;
      if (hint.diagnostics) at = readDiagnostics(lines, at, end, hint.command, sink);
      continue;
    }
    const frame = skipTranscriptFrame(lines, at, end);
    if (frame !== undefined) {
      at = frame.next;
      continue;
    }
    // Where a table follows without a blank line, what stands before it ends at its header.
    const table = tables.findNext(at);
    if (table !== undefined && table.start === at) {
      at = takeTable(lines, table, tables, end, sink);
      continue;
    }
    const limit = Math.min(end, table?.start ?? end);
    at = readBlock(lines, at, limit, sink);
  }
}

/** One list, message, table without dashes, or line that is none of them. */
function readBlock(lines: readonly string[], at: number, end: number, sink: StatusSink): number {
  const list = readList(lines, at, end);
  if (list !== undefined) {
    sink.record({ form: 'list', fields: list.fields, line: at + 1, endLine: list.next });
    return list.next;
  }
  const message = readMessage(lines, at, end);
  if (message !== undefined) {
    sink.message(message.message);
    return message.next;
  }
  const bare = findBareHeader(lines, at);
  if (bare !== undefined) return takeTable(lines, bare, undefined, end, sink);
  const line = lines[at] ?? '';
  // Dots of a shortened sample, and what the transcript says of itself, are not worth a word.
  if (!/^\s*\.{3,}\s*$/.test(line) && !isTranscriptNote(line)) sink.unread(at + 1, line);
  return at + 1;
}

function takeTable(
  lines: readonly string[],
  header: TableHeader,
  tables: TableFinder | undefined,
  end: number,
  sink: StatusSink,
): number {
  // Two tables run together: the rows end where the header of the next known one begins.
  const following = tables?.findNext(header.body);
  const known = following?.lines[0]
    ?.split(/\s+/)
    .some((word) => word !== '' && findKnownName(word) !== undefined);
  const limit = following !== undefined && known === true ? Math.min(end, following.start) : end;
  const table = readTable(lines, header, limit);
  if (table.rows.length === 0) {
    for (let at = header.start; at < header.body; at++) sink.unread(at + 1, lines[at] ?? '');
    return Math.max(table.next, header.body);
  }
  sink.block();
  for (const row of table.rows) {
    sink.record({ form: 'table', fields: row.fields, line: row.line, endLine: row.endLine });
  }
  for (const line of table.askew) sink.askew(line);
  return table.next;
}

/** Everything up to the next prompt: no real output of the diagnostics is public, so it is kept as it is. */
function readDiagnostics(
  lines: readonly string[],
  begin: number,
  end: number,
  command: string,
  sink: StatusSink,
): number {
  let at = begin;
  const kept: string[] = [];
  let last = begin;
  let omittedLines = 0;
  for (; at < end; at++) {
    const line = lines[at] ?? '';
    if (findPrompt(line) !== undefined || line.startsWith('*****')) break;
    if (isBlank(line)) continue;
    last = at;
    if (kept.length < MAX_DIAGNOSTICS_LINES) kept.push(line);
    else omittedLines++;
  }
  const output: DiagnosticsOutput = { line: begin, endLine: last + 1, command, lines: kept, omittedLines };
  sink.diagnostics(output);
  return at;
}
