import type { DocumentUri } from 'vscode-languageserver-protocol';

/** `iplogLens/detectKind`: which kind of log a document of somebody else's language might be. Null when none. */
export interface DetectKindParams {
  readonly uri: DocumentUri;
  /** The beginning of the text, at most 65,536 UTF-16 units. */
  readonly text: string;
}

export interface DetectedKind {
  /** Id of the log kind, never `text`. */
  readonly kind: string;
  readonly kindTitle: string;
  /** Language of ours that shows it, one of `languageIds`; absent where there is none. */
  readonly languageId?: string;
}
