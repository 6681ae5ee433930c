import type { DocumentUri } from 'vscode-languageserver-protocol';

/** `iplogLens/nameNodes`: which machine each source of a case came from, by the layouts of bundles that are known. */
export interface NameNodesParams {
  /** All sources of the case: what they share names no machine. */
  readonly uris: readonly DocumentUri[];
}

export interface NamedNodes {
  /** In the order of the uris; null where a source lies beside the folders of the machines. Untrusted text. */
  readonly nodes: readonly (string | null)[];
}

/**
 * `iplogLens/report`: everything that was scanned, and every log that is open, as one report. Null where there is
 * nothing to report on.
 */
export interface ReportParams {
  readonly format: ReportFormat;
  /** Where it is going to be written: refused where that would change what was scanned. */
  readonly output?: DocumentUri;
  /** Places as links of {@link PlaceScheme}, for a reader inside our client. */
  readonly links?: boolean;
}

export type ReportFormat = 'markdown' | 'html' | 'sarif' | 'json';

export type Report = { readonly text: string } | { readonly refused: string };

/** Scheme of links to places in reports; the query is a {@link PlaceRef} as JSON. */
export type PlaceScheme = 'iplog-lens-place';

export interface PlaceRef {
  readonly uri: DocumentUri;
  /** Zero-based. */
  readonly line: number;
}
