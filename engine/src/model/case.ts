import type { SourceSummary } from './scan-result.ts';

/**
 * What the sources of a scan are together: which machines they came from, which files are one log, what the clocks
 * say, and what is not there. Made from names, kinds and times alone (log-formats.md 1.1, 2 and 8).
 */
export interface CaseDescription {
  /** By name. Sources that lie beside the folders of the machines belong to none. */
  readonly nodes: readonly CaseNode[];
  /** Every log once, rotated parts together; by node, then by path. */
  readonly logs: readonly CaseLog[];
  /** Oldest clue first in the order of the sources; contradictions stay visible. */
  readonly offsets: readonly ClockOffset[];
  /** What to ask for, or to know before concluding from silence. */
  readonly missing: readonly CaseNote[];
}

/** One machine, called as the folder, the archive or the beginning of the file name calls it. Untrusted text. */
export interface CaseNode {
  readonly name: string;
  /** Paths of its sources, in the order of the scan. */
  readonly sources: readonly string[];
  /** Kinds of its logs without repetition, in the order of the scan; `text` is left out. */
  readonly kinds: readonly string[];
  /** Span of all its records with a known time. ISO 8601 in UTC. */
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** Minutes east of UTC, where one source says so and none contradicts. */
  readonly utcOffset?: number;
  /** The source that says so. */
  readonly utcOffsetBy?: string;
}

/** One log with its rotated parts. */
export interface CaseLog {
  readonly node?: string;
  /** File name of the part that is written now, as it would be without a rotation's number. Untrusted text. */
  readonly name: string;
  readonly kind: string;
  /** Oldest first; the last one is the one that grows, unless it is missing. */
  readonly parts: readonly SourceSummary[];
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** Spans without any record that are long for this log. ISO 8601 in UTC, whole minutes. */
  readonly holes: readonly { readonly from: string; readonly to: string }[];
}

/** How far the host's local time is from UTC, as one source shows it. */
export interface ClockOffset {
  readonly node?: string;
  readonly source: string;
  /** Minutes east of UTC. */
  readonly minutes: number;
}

/** Something that is not in the case, is older than the rest, or is there twice. */
export interface CaseNote {
  readonly kind:
    | 'no-errors-twin'
    | 'no-main-log'
    | 'rotation-hole'
    | 'log-older'
    | 'clocks-differ'
    | 'clock-unknown'
    | 'same-log';
  readonly node?: string;
  /** Path of the source that shows it. */
  readonly source?: string;
  /** One sentence for a person. Holds names, so it is untrusted text. */
  readonly message: string;
}
