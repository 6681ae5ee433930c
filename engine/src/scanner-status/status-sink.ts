import type { DiagnosticsOutput, StatusMessage } from '../model/scanner-status.ts';
import type { PrintedRecord } from './printed-value.ts';
import type { CommandHint } from './prompt.ts';

/** Where the readers put what they find. Lines are 1-based. */
export interface StatusSink {
  /** A prompt: what follows is the output of another command. */
  command(hint: CommandHint): void;
  /** A table or CSV begins: its rows are counted from 0 again. */
  block(): void;
  record(record: PrintedRecord): void;
  message(message: StatusMessage): void;
  diagnostics(output: DiagnosticsOutput): void;
  /** A line that no reader understands. */
  unread(line: number, text: string): void;
  /** A row whose cells do not stand under their headers. */
  askew(line: number): void;
  problem(kind: string, line: number, message: string): void;
}
