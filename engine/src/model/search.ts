import type { Problem } from './scan-result.ts';

/** What a person looks for in logs, within one line. */
export interface SearchQuery {
  readonly text: string;
  /** True for a JavaScript regular expression, false for the text as it stands there. */
  readonly isRegex: boolean;
  readonly matchCase: boolean;
}

/** One place that fits a query. */
export interface SearchHit {
  /** Zero-based. */
  readonly line: number;
  /** UTF-16 columns, half-open. */
  readonly startColumn: number;
  readonly endColumn: number;
  /** The line, or the part of it around the place, in three parts. Secrets are hidden. Untrusted text. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** What a search read of one source. */
export interface SourceSearch {
  readonly path: string;
  readonly bytes: number;
  readonly problems: readonly Problem[];
}
