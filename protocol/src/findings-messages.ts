import type { LogLevel, Problem, Product, RemediationKind, Severity } from '#engine';
import type { DocumentUri, Location, Range } from 'vscode-languageserver-protocol';
import type { ExcerptRef } from './excerpt-messages.ts';

/**
 * `iplogLens/findings`, server to client: everything known about one source. It replaces what came for the same uri
 * and origin before; `groups: []` means that the source was looked at and nothing known stands in it.
 *
 * Sent after each scan of an open document together with its diagnostics, and once per file during `iplogLens/scan`
 * as soon as the file is done, before that request is answered; a file that takes long is told of before that too, as `running`.
 * Nothing is sent when a document is closed: the client sees that itself.
 */
export interface FindingsParams {
  readonly origin: FindingsOrigin;
  readonly source: SourceFindings;
  /** True where the groups come after those of the message before for the same uri and origin: one message would be too long. */
  readonly adds?: true;
}

/**
 * What `document` says lasts until the document is closed; what `scan` says lasts until the reader clears it, and so
 * does what `follow` says, which comes again whenever the log has something new. An `excerpt` is an open document too,
 * a part of a log that is listed itself.
 */
export type FindingsOrigin = 'document' | 'excerpt' | 'scan' | 'follow';

export interface SourceFindings {
  readonly uri: DocumentUri;
  /** How to call it: the path below what was scanned, else the base name. Untrusted text. */
  readonly name: string;
  /** Id of the log kind, for example `mdi.sensor`; `text` when it was not recognised. */
  readonly kind: string;
  /** For people, for example "Defender for Identity sensor log". */
  readonly kindTitle: string;
  /** As the engine names it, for example `utf-8`. */
  readonly encoding: string;
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  /** ISO 8601 in UTC; absent where the format does not state the zone. */
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** By what local times became UTC, for people: `UTC+02:00 by BaseUTCOffset.log`. Untrusted text. */
  readonly localClock?: string;
  /** Worst first, then by count. Context signatures never stand here. */
  readonly groups: readonly SourceFindingGroup[];
  readonly problems: readonly Problem[];
  /** Where the source is an excerpt: the log, and by how many lines the ranges here are less than its own. */
  readonly excerpt?: ExcerptRef;
  /** `running`: the source is still read, and told again later. */
  readonly ended: 'complete' | 'cancelled' | 'running';
}

/** All occurrences of one signature in one source. */
export interface SourceFindingGroup {
  readonly signatureId: string;
  readonly title: string;
  readonly severity: Severity;
  /** Absent where the signature is not known any more. */
  readonly product?: Product;
  /** Exact, also where `occurrences` holds only the first and the last. */
  readonly count: number;
  /** How many of these the file only repeats: they count where the log is listed whose twin it is. */
  readonly repeated?: number;
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** In the order of the file. At least one. */
  readonly occurrences: readonly FindingOccurrence[];
  /** What can be inserted, checks before fixes, best first. */
  readonly remediations: readonly RemediationOffer[];
  /** The later record that says the matter is settled. */
  readonly resolvedBy?: { readonly location: Location; readonly time?: string };
}

export interface FindingOccurrence {
  /** The matched text. */
  readonly range: Range;
  /** Zero-based last line of the record, which begins in `range.start.line` or before it. */
  readonly recordEndLine: number;
  /** The matched text on one line, at most 200 characters. Untrusted text. */
  readonly preview: string;
  readonly time?: string;
  readonly level?: LogLevel;
  /** Capture name to value. Untrusted text. */
  readonly captures: Readonly<Record<string, string>>;
  /** The same record in the twin file. */
  readonly also?: readonly Location[];
  /** True where this file is the twin that repeats it. */
  readonly isRepeat?: true;
}

export interface RemediationOffer {
  readonly id: string;
  readonly kind: RemediationKind;
  readonly title: string;
}
