/**
 * Kinds of tokens in the order of the legend that a server sends. They are declared in package.json
 * (`semanticTokenTypes`) and coloured there with the scopes of the grammars (`semanticTokenScopes`), so a file that is
 * too large for the grammar looks the same. The prefix keeps them apart from the types of other extensions, which
 * share one namespace.
 */
export const tokenTypes = [
  'logTimestamp',
  'logFatal',
  'logError',
  'logWarn',
  'logInfo',
  'logDebug',
  'logTrace',
  'logComponent',
  'logException',
  'logErrorCode',
  'logKey',
  'logValue',
  'logFrame',
] as const;

export type LineTokenType = (typeof tokenTypes)[number];

/** A part of one line, in UTF-16 columns. */
export interface LineToken {
  readonly start: number;
  readonly length: number;
  readonly type: LineTokenType;
}
