import type { DocumentUri } from 'vscode-languageserver-protocol';

/** Scheme of read-only documents that hold a part of a log. */
export type ExcerptScheme = 'iplog-excerpt';

/**
 * Which lines of which log an excerpt holds. Stands as JSON in the query of its uri, so that both sides can tell and
 * nothing has to be remembered.
 */
export interface ExcerptRef {
  readonly source: DocumentUri;
  /** Zero-based. */
  readonly firstLine: number;
  /** Exclusive. */
  readonly endLine: number;
}

/** `iplogLens/findExcerpt`: the excerpt of a log that holds a place. Null where there is none before or behind. */
export interface FindExcerptParams {
  /** Of the log. */
  readonly uri: DocumentUri;
  readonly aim: ExcerptAim;
}

export type ExcerptAim =
  /** Zero-based. */
  | { readonly line: number }
  /** As the log writes it, `yyyy-mm-dd hh:mm:ss` or the beginning of that. */
  | { readonly time: string }
  | { readonly nextTo: ExcerptRef }
  | { readonly before: ExcerptRef };

export interface FoundExcerpt {
  readonly uri: DocumentUri;
  readonly ref: ExcerptRef;
  /** Zero-based line of the excerpt at which the aim is. */
  readonly line: number;
  /** Lines of the whole log. */
  readonly lines: number;
}

/** Why a request about a file could not be answered: one sentence for a person. */
export interface Refused {
  readonly refused: string;
}

/** `iplogLens/readExcerpt`: the text behind the uri of an excerpt. */
export interface ReadExcerptParams {
  readonly uri: DocumentUri;
}

export interface ReadExcerpt {
  /** At most 5 MB as UTF-8. Untrusted text. */
  readonly text: string;
}
