import type { Problem } from '../model/scan-result.ts';
import type {
  DiagnosticsOutput,
  PrintedSetting,
  ScannerStatusReport,
  StatusForm,
  StatusMessage,
  UnknownBlock,
} from '../model/scanner-status.ts';
import { plural } from '../words/plain-words.ts';
import { SnapshotCollector } from './collect-snapshots.ts';
import type { DateOrders } from './parse-start-time.ts';
import type { PrintedField, PrintedRecord } from './printed-value.ts';
import type { CommandHint } from './prompt.ts';
import { textOf, toStatusField } from './read-fields.ts';
import type { StatusSink } from './status-sink.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Problems of one kind that are listed each; the rest is counted. */
const MAX_LISTED = 100;
/** Fields of unknown blocks that are kept. */
const MAX_UNKNOWN_FIELDS = 2000;
const MAX_MESSAGES = 1000;
const MAX_QUOTED = 80;

/** Gathers what the readers find in one file, in bounded memory: what is not kept is counted. */
export class StatusReader implements StatusSink {
  readonly #path: string;
  readonly #collector: SnapshotCollector;
  readonly #forms = new Set<StatusForm>();
  readonly #messages: StatusMessage[] = [];
  readonly #diagnostics: DiagnosticsOutput[] = [];
  readonly #unknown: UnknownBlock[] = [];
  readonly #problems: Problem[] = [];
  readonly #unlisted = new Map<string, number>();
  readonly #listed = new Map<string, number>();
  #unknownFields = 0;
  #unread: { first: number; last: number; text: string } | undefined;
  #unreadLines = 0;
  /** Names of the last unknown block: a table is reported once, not by row. */
  #lastForeign = '';
  #notes: string[] = [];

  constructor(path: string, orders: DateOrders) {
    this.#path = path;
    this.#collector = new SnapshotCollector(path, orders, (kind, line, message) =>
      this.problem(kind, line, message),
    );
  }

  command(hint: CommandHint): void {
    this.#lastForeign = '';
    this.#collector.startBlock(hint);
  }

  block(): void {
    this.#lastForeign = '';
    this.#collector.startBlock(undefined);
  }

  record(record: PrintedRecord): void {
    this.#flushUnread();
    const foreign = this.#collector.add(record);
    for (const part of foreign) this.#keepUnknown(part.fields, record.line);
    if (foreign.length === 0) this.#forms.add(record.form);
  }

  message(message: StatusMessage): void {
    this.#flushUnread();
    if (this.#messages.length < MAX_MESSAGES) this.#messages.push(message);
    else this.#count('message');
  }

  diagnostics(output: DiagnosticsOutput): void {
    if (this.#diagnostics.length < MAX_LISTED) this.#diagnostics.push(output);
    else this.#count('diagnostics');
  }

  unread(line: number, text: string): void {
    this.#unreadLines++;
    if (this.#unread !== undefined && this.#unread.last === line - 1) {
      this.#unread.last = line;
      return;
    }
    this.#flushUnread();
    this.#unread = { first: line, last: line, text: text.trim().slice(0, MAX_QUOTED) };
  }

  askew(line: number): void {
    this.problem(
      'askew-row',
      line,
      'The cells of this row do not stand under their headers; they may be mixed up.',
    );
  }

  problem(kind: string, line: number, message: string): void {
    const listed = this.#listed.get(kind) ?? 0;
    if (listed >= MAX_LISTED) {
      this.#count(kind);
      return;
    }
    this.#listed.set(kind, listed + 1);
    this.#problems.push({ kind, source: this.#path, line, message });
  }

  /** Says what a part of the file is, for the message when there is no status in it. */
  note(found: string): void {
    if (this.#notes.length < 5 && !this.#notes.includes(found)) this.#notes.push(found);
  }

  finish(): ScannerStatusReport {
    this.#flushUnread();
    for (const [kind, count] of this.#unlisted) {
      const message = `${count} more of this kind (${kind}) are not listed.`;
      this.#problems.push({ kind: 'not-listed', source: this.#path, message });
    }
    return withoutSecrets({
      path: this.#path,
      forms: [...this.#forms],
      snapshots: this.#collector.finish(),
      messages: this.#messages,
      diagnostics: this.#diagnostics,
      unknownBlocks: this.#unknown,
      problems: this.#problems.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)),
      found: this.#describe(),
    });
  }

  #keepUnknown(fields: readonly PrintedField[], line: number): void {
    const room = MAX_UNKNOWN_FIELDS - this.#unknownFields;
    if (room <= 0) {
      this.#count('unknown-names');
      return;
    }
    const kept = fields.slice(0, room).map(toSetting);
    this.#unknownFields += kept.length;
    if (kept.length < fields.length) this.#count('unknown-names');
    this.#unknown.push({ line: fields[0]?.line ?? line, fields: kept });
    const names = fields.slice(0, 4).map((field) => `"${field.name.slice(0, 40)}"`);
    const key = names.join(', ');
    if (key === this.#lastForeign) return;
    this.#lastForeign = key;
    this.problem(
      'unknown-names',
      fields[0]?.line ?? line,
      `These names are not known from scanner output: ${key}.`,
    );
  }

  #flushUnread(): void {
    const unread = this.#unread;
    if (unread === undefined) return;
    this.#unread = undefined;
    const { first, last, text } = unread;
    const message =
      first === last
        ? `This line is not understood: "${text}"`
        : `Lines ${first} to ${last} are not understood, from "${text}" on.`;
    this.problem('unread-lines', first, message);
  }

  #count(kind: string): void {
    this.#unlisted.set(kind, (this.#unlisted.get(kind) ?? 0) + 1);
  }

  #describe(): string {
    const parts = [...this.#notes];
    if (this.#unknown.length > 0) {
      const names = [...new Set(this.#unknown.flatMap((block) => block.fields.map((field) => field.name)))];
      parts.push(`values with the names ${names.slice(0, 5).join(', ')}`);
    }
    if (this.#messages.length > 0) parts.push(plural(this.#messages.length, 'message'));
    if (this.#diagnostics.length > 0) parts.push('output of the scanner diagnostics');
    if (this.#unreadLines > 0) parts.push(`${plural(this.#unreadLines, 'line')} of other text`);
    return parts.join(', ');
  }
}

function toSetting(field: PrintedField): PrintedSetting {
  const text = textOf(field.value);
  return { name: field.name, text: text?.text ?? String(toStatusField(field).value), line: field.line };
}
