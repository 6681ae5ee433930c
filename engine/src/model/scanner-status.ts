import type { Problem } from './scan-result.ts';

/** How a piece of a status file was printed or saved. */
export type StatusForm = 'list' | 'table' | 'csv' | 'json' | 'clixml';

/** A word as it was printed. Untrusted text. `line` is 1-based here and everywhere below. */
export interface PrintedText {
  readonly text: string;
  readonly line: number;
}

/** A number as a number; above 2^53, where a double loses digits, as its digits. */
export type StatusCount = number | string;

/** One named value. `name` is as printed, `value` a number where a whole number was printed. */
export interface StatusField {
  readonly name: string;
  readonly value: StatusCount;
  readonly line: number;
}

/** What a summary prints (`ScanSummaryData`): its first six names are public, any other is carried as it comes. */
export interface ScanSummary {
  readonly id: string;
  readonly line: number;
  readonly fields: readonly StatusField[];
}

export interface ScannerNode {
  /** Stable while the snapshot's cluster, start time and the node's name stay. */
  readonly id: string;
  readonly line: number;
  readonly name: string;
  /** True when the console cut the name: `name` is then only its beginning. */
  readonly cut: boolean;
  readonly status?: PrintedText;
  readonly isScanning?: PrintedText;
  readonly summary?: ScanSummary;
  readonly otherFields: readonly StatusField[];
}

export interface ScanRepository {
  readonly id: string;
  readonly line: number;
  readonly path: string;
  /** True when the console cut the path. */
  readonly cut: boolean;
  readonly status?: PrintedText;
  readonly otherFields: readonly StatusField[];
}

/** When the scan began. The cmdlet prints UTC in the culture of the session. */
export interface ScanStartTime extends PrintedText {
  /** Milliseconds since the epoch; undefined where the culture leaves it open. */
  readonly utc: number | undefined;
}

export interface ScanDuration extends PrintedText {
  readonly seconds: number;
}

/** What one print of a running scan said; several of them show whether it gets on. */
export interface ScanObservation {
  readonly line: number;
  readonly secondsFromStart?: number;
  readonly scannedFiles?: StatusCount;
  /** Bytes, though the cmdlet calls it MBScanned. */
  readonly scannedBytes?: StatusCount;
}

/** Settings as printed: the configuration, the content scan job, or one repository's settings. */
export interface SettingsSection {
  readonly id: string;
  readonly line: number;
  readonly fields: readonly PrintedSetting[];
}

export interface PrintedSetting extends PrintedText {
  readonly name: string;
}

/** All that one file says of one scan of one cluster. What the text does not say is absent. */
export interface StatusSnapshot {
  /** Unique in its file and stable over refresh: made of cluster and start time, not of a position. */
  readonly id: string;
  /** Path of the file, as the caller named it. */
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly cluster?: PrintedText;
  readonly clusterCut: boolean;
  readonly clusterStatus?: PrintedText;
  readonly startTime?: ScanStartTime;
  readonly timeFromStart?: ScanDuration;
  readonly nodes?: readonly ScannerNode[];
  readonly scannedFiles?: StatusField;
  readonly scannedBytes?: StatusField;
  readonly repositories?: readonly ScanRepository[];
  readonly currentScan?: ScanSummary;
  readonly configuration?: SettingsSection;
  readonly job?: SettingsSection;
  readonly repositorySettings: readonly SettingsSection[];
  /** Fields of a recognised record whose names are not known: a newer version, another language. */
  readonly otherFields: readonly StatusField[];
  readonly observations: readonly ScanObservation[];
}

/** A one-line answer, warning or error between the outputs. */
export interface StatusMessage extends PrintedText {
  readonly kind: 'warning' | 'verbose' | 'error' | 'answer';
}

/** What Start-(AIP)ScannerDiagnostics said. No real output is public, so it is kept as text. */
export interface DiagnosticsOutput {
  readonly line: number;
  readonly endLine: number;
  readonly command: string;
  readonly lines: readonly string[];
  /** Lines beyond those kept. */
  readonly omittedLines: number;
}

/** A list or table that has none of the names of scanner output. */
export interface UnknownBlock {
  readonly line: number;
  readonly fields: readonly PrintedSetting[];
}

/** Everything read of one file. Plain data: it can be sent as JSON and kept. */
export interface ScannerStatusReport {
  readonly path: string;
  readonly forms: readonly StatusForm[];
  readonly snapshots: readonly StatusSnapshot[];
  readonly messages: readonly StatusMessage[];
  readonly diagnostics: readonly DiagnosticsOutput[];
  readonly unknownBlocks: readonly UnknownBlock[];
  readonly problems: readonly Problem[];
  /** What the file holds, in a few words: for the message when it holds no status. */
  readonly found: string;
}

/** From good to bad; `unknown` is not healthy. */
export type HealthLevel = 'healthy' | 'unknown' | 'degraded' | 'failed';

/** Where a judgement's facts come from. */
export interface HealthReference {
  readonly title: string;
  readonly url?: string;
  /** ISO date of the version of the source that was read. */
  readonly verified: string;
}

/** One thing that was judged, at the line that shows it. */
export interface HealthVerdict {
  readonly level: HealthLevel;
  /** Stable name of the judgement, for example `repository-skipped`. */
  readonly code: string;
  /** One sentence with the value that matters. Holds untrusted names. */
  readonly message: string;
  /** What it means in general, and what to look at. */
  readonly explanation: string;
  readonly source: string;
  readonly line: number;
  /** Id of the snapshot, and of the part of it that was judged (the snapshot itself, a node, a repository...). */
  readonly snapshot: string;
  readonly subject: string;
  readonly reference: HealthReference;
  /** Known errors that go with it. */
  readonly signatures: readonly string[];
}
