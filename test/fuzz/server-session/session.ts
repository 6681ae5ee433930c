import { TextDocument } from 'vscode-languageserver-textdocument';

/** All of one case of the language server; uris in it name the folder of the case by a sign. */
export interface Session {
  readonly settings: unknown;
  readonly documents: readonly OpenDocument[];
  readonly steps: readonly Step[];
}

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

export type Step = Edit | Request | { readonly settings: unknown };

export interface Edit {
  /** Number of the document. */
  readonly edit: number;
  /** Null for the whole text. */
  readonly range: { readonly start: Place; readonly end: Place } | null;
  readonly text: string;
}

export interface Request {
  readonly method: string;
  readonly params: object;
  /** Taken back at once. */
  readonly cancel: boolean;
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What the server must know of each document: the same text, changed in the same way. */
export function mirrorsOf({ documents }: Session): readonly TextDocument[] {
  return documents.map(({ uri, languageId, text }) => TextDocument.create(uri, languageId, 1, text));
}
