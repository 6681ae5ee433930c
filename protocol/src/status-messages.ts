import type { HealthLevel } from '#engine';
import type { DocumentUri, Range } from 'vscode-languageserver-protocol';

/**
 * `iplogLens/status`: read saved scanner status and show it as a tree. All sources are judged together, because
 * snapshots of one cluster in several files belong together by time. Whatever could not be read is in the rows.
 */
export interface StatusParams {
  readonly sources: readonly StatusSource[];
}

export interface StatusSource {
  readonly uri: DocumentUri;
  /** The text of a document that is open but not one of ours; without it, the open document or the file counts. */
  readonly text?: string;
}

export interface StatusTree {
  readonly rows: readonly StatusRow[];
  /** What needs attention in the latest snapshot of each cluster: for the badge. */
  readonly attention: number;
  readonly snapshots: number;
}

/** What a row is; the view turns it and the level into an icon. */
export type StatusRowKind =
  | 'cluster'
  | 'snapshot'
  | 'group'
  | 'node'
  | 'repository'
  | 'settings'
  | 'field'
  | 'progress'
  | 'text'
  | 'problem'
  | 'more';

export interface StatusRow {
  /** Unique in the tree, and the same when the files are read again: made of names, not of positions. */
  readonly id: string;
  readonly kind: StatusRowKind;
  /** Untrusted text, like everything that follows but the tooltip. */
  readonly label: string;
  /** The number or the word that matters. */
  readonly description: string;
  /** Markdown, with what was printed escaped. */
  readonly tooltip: string;
  /** The worst of what was judged here and below; absent where nothing was. */
  readonly level?: HealthLevel;
  /** Judgements here and below that a person should look at. */
  readonly attention: number;
  /** Zero-based, at the beginning of the line. */
  readonly place?: { readonly uri: DocumentUri; readonly range: Range };
  /** What was printed, to copy. */
  readonly value?: string;
  /** Name of the node, for the findings of its logs. */
  readonly node?: string;
  /** True for rows that are shown unfolded at first. */
  readonly unfolded?: boolean;
  readonly children?: readonly StatusRow[];
}

/** `iplogLens/statusTable`: a row of the tree with all below it as a Markdown table, to paste into a ticket. */
export interface StatusTableParams {
  readonly row: StatusRow;
}

export interface StatusTable {
  /** What was printed is escaped. */
  readonly markdown: string;
}
