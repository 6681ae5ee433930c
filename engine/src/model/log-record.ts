/** What the log itself says of a record, in the words of OpenTelemetry's severity text. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Half-open range of zero-based lines and UTF-16 columns, as editors count. */
export interface TextSpan {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The parts of a record's first line, as offsets in UTF-16 units into the record's text. */
export interface RecordHeader {
  /** Milliseconds since the epoch in UTC; undefined where the format does not say the zone. */
  readonly timeUtc: number | undefined;
  /**
   * Milliseconds since the epoch as if the machine's clock were UTC: only of a log that is known to write local time,
   * and only where `timeUtc` is undefined.
   */
  readonly localTime?: number;
  /** The stamp as written, with its place. */
  readonly timestamp: { readonly text: string; readonly start: number; readonly end: number } | undefined;
  /** A second clock on the same line, as Burn's local prefix has it. */
  readonly localTimestamp:
    | { readonly text: string; readonly start: number; readonly end: number }
    | undefined;
  readonly level: LogLevel | undefined;
  readonly component: string | undefined;
}

/** One logged event, of one line or many. */
export interface LogRecord extends RecordHeader {
  /** Zero-based line of the file. */
  readonly startLine: number;
  /** Zero-based, inclusive. */
  readonly endLine: number;
  /** Decoded text with its line ends, without the last one. */
  readonly text: string;
}
