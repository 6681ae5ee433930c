import type { Predicate } from '#engine';
import type { DocumentUri, Range } from 'vscode-languageserver-protocol';

/** `iplogLens/draftSignature`: a signature proposed from a record of an open log. Null for a document that is no log. */
export interface DraftSignatureParams {
  readonly uri: DocumentUri;
  /** An empty range means the first line of the record that holds it. */
  readonly range: Range;
}

export interface DraftedSignature {
  /** A commented YAML file; empty where `reason` says why there is none. */
  readonly yaml: string;
  readonly id: string;
  /** How often it is found in the document. */
  readonly hits: number;
  /** Ids of known errors that stand in the same record already. */
  readonly known: readonly string[];
  readonly reason?: string;
}

/** `iplogLens/explainSilence`: why a known error is not found at a line. Null for a document that is no log. */
export interface ExplainSilenceParams {
  readonly uri: DocumentUri;
  /** Zero-based. */
  readonly line: number;
  readonly signatureId: string;
}

export interface ExplainedSilence {
  readonly predicate: Predicate;
  /** One or two sentences, plain text. Log text may stand in it: untrusted. */
  readonly message: string;
}
