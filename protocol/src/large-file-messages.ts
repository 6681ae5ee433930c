import type { DocumentUri } from 'vscode-languageserver-protocol';

/**
 * `iplogLens/openLargeFile`: a file is shown that is too large for VS Code to give it to extensions, so no `didOpen`
 * comes. The server reads it from disk; diagnostics and `iplogLens/findings` (origin `document`) come as for a
 * document, until `iplogLens/closeLargeFile`. Asked again after the file was shown anew, it reads only what changed.
 */
export interface LargeFileParams {
  readonly uri: DocumentUri;
}

export interface LargeFileOpened {
  /** False for a log of no kind that we know: then nothing is marked, as in a small document of another language. */
  readonly recognised: boolean;
  /** Places that are listed, over all known errors. */
  readonly findings: number;
}
