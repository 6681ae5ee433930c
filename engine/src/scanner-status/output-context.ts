import type { PrintedRecord } from './printed-value.ts';
import type { CommandHint } from './prompt.ts';

/** What the parts of a snapshot need to know of the output they come from. */
export interface OutputContext {
  readonly record: PrintedRecord;
  /** Number of the output, for {@link NamedEntries}. */
  readonly block: number;
  /** Position of the record in it. */
  readonly ordinal: number;
  readonly hint: CommandHint | undefined;
  readonly problem: (kind: string, line: number, message: string) => void;
}
