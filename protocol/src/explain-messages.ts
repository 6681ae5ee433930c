import type { DocumentUri } from 'vscode-languageserver-protocol';

/** Names a finding: a signature, and a place where it was found. Also the argument of commands on a finding. */
export interface FindingRef {
  readonly signatureId: string;
  /** Absent when only the signature is meant. */
  readonly uri?: DocumentUri;
  /** Zero-based line of an occurrence. */
  readonly line?: number;
}

/**
 * `iplogLens/explainFinding`: `page` is what the hover card says, as a document to read; `card` is the same with links
 * that insert a script; `report` is a paragraph or
 * two to paste into a ticket, with place, time and count. The answer is null for a signature that is not known. Where
 * the file was scanned before, counts and captured values are in it; else only what is known of the signature.
 */
export interface ExplainFindingParams {
  readonly finding: FindingRef;
  readonly form: 'page' | 'card' | 'report';
}

export interface ExplainedFinding {
  readonly title: string;
  /** Log text in it is escaped. Command links in a `card` only: a Markdown preview and a ticket do not run them. */
  readonly markdown: string;
}

/**
 * `iplogLens/explainText`: what a pasted message, stack, alert title, code or id means, as `iplog-lens explain` says it.
 * A text of more than 200,000 UTF-16 units is cut.
 */
export interface ExplainTextParams {
  readonly text: string;
}

export interface ExplainedText {
  /** A few words for the tab of the page: the best answer's id, or that there is none. */
  readonly title: string;
  /** The page. The text that was asked for is escaped in it. No command links. */
  readonly markdown: string;
}
