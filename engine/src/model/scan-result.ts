import type { LogLevel, TextSpan } from './log-record.ts';
import type { Severity } from './signature.ts';

/** What could not be done, or was left out. Data, never an exception. */
export interface Problem {
  /** Readable and stable, for example `undecodable-bytes`, `line-too-long`, `unreadable`, `zip-ratio`. */
  readonly kind: string;
  /** Path of the source, when the problem has one. */
  readonly source?: string;
  /** 1-based. */
  readonly line?: number;
  /** One sentence for a person, with the mend where there is one. */
  readonly message: string;
}

/** Lines are 1-based and inclusive, as in reports. */
export interface SourcePlace {
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
}

/** A named value of a match with its place in the record. Untrusted text. */
export interface Capture {
  readonly name: string;
  readonly value: string;
  readonly span: TextSpan;
}

/** A record in the same log, perhaps in another of its rotated parts, that belongs to a finding. */
export interface Evidence extends SourcePlace {
  readonly signatureId: string;
}

/** One place where one signature matched one record. */
export interface Occurrence extends SourcePlace {
  readonly signatureId: string;
  /** ISO 8601 in UTC; absent where the format does not state the zone. */
  readonly time?: string;
  /** ISO 8601 without zone: what a log with local time wrote. `time` stands beside it once its offset is known. */
  readonly localTime?: string;
  readonly level?: LogLevel;
  readonly captures: readonly Capture[];
  /** The matched text, zero-based lines of the file and UTF-16 columns. */
  readonly span: TextSpan;
  /** Zero-based last line of the record. */
  readonly recordEndLine: number;
  /** The matched text on one line, at most 200 UTF-16 units. Untrusted text. */
  readonly preview: string;
  /** The same record in the twin file. */
  readonly also?: readonly SourcePlace[];
  /** True where the file is the twin that repeats it. Never in a result of all sources, which has it once. */
  readonly isRepeat?: true;
  /** The evidence: records that conditions of the signature asked for, for example the paired `started`. */
  readonly support?: readonly Evidence[];
  /** Set where a condition was not met and the finding counts for less than its signature says. */
  readonly lowered?: { readonly severity: Severity; readonly because: string };
}

/** All occurrences of one signature; `count` is exact, `occurrences` holds the first and last of each source. */
export interface FindingGroup {
  readonly signatureId: string;
  /** That of the signature, unless every occurrence counts for less. */
  readonly severity: Severity;
  readonly count: number;
  /** How many of these the source only repeats, see `isRepeat`. Never in a result of all sources. */
  readonly repeated?: number;
  readonly firstTime?: string;
  readonly lastTime?: string;
  readonly occurrences: readonly Occurrence[];
  /** A later record that marks the finding as resolved. */
  readonly resolvedBy?: SourcePlace & { readonly signatureId: string; readonly time?: string };
}

/** Records by minute and level. `minute` is the UTC time of the minute's start, or the stamp as written. */
export interface HistogramRow {
  readonly minute: string;
  readonly counts: Readonly<Partial<Record<LogLevel | 'other', number>>>;
}

/** What was read of one source. */
export interface SourceSummary {
  readonly path: string;
  /** Id of the log kind; `text` when it was not recognised. */
  readonly kind: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  readonly firstTime?: string;
  readonly lastTime?: string;
  readonly histogram: readonly HistogramRow[];
  /** The host's local time in minutes east of UTC, where the source shows it. */
  readonly utcOffset?: number;
  /** The first and last record with local time alone. ISO 8601 without zone. */
  readonly firstLocalTime?: string;
  readonly lastLocalTime?: string;
  /** By what these became UTC in all times of this source: minutes east of UTC, and the source that shows it. */
  readonly localClock?: { readonly minutes: number; readonly source: string };
}

export interface ScanResult {
  readonly sources: readonly SourceSummary[];
  readonly groups: readonly FindingGroup[];
  readonly problems: readonly Problem[];
  readonly ended: 'complete' | 'cancelled';
}
