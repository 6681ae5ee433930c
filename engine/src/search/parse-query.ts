import type { SearchQuery } from '../model/search.ts';

/** A query that can be run. */
export interface SearchExpression {
  /** Global, so that it goes on behind each match. */
  readonly regex: RegExp;
  /** True where it is plain text, which never crosses a line end and never takes long. */
  readonly isLiteral: boolean;
}

/** Turns a query into an expression, or says why it is none. A sentence for a person. */
export function parseQuery({
  text,
  isRegex,
  matchCase,
}: SearchQuery): SearchExpression | { refused: string } {
  if (text === '') return { refused: 'Type what to look for.' };
  if (/[\r\n]/.test(text)) return { refused: 'A search looks within one line, and this text has several.' };
  const source = isRegex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  try {
    return { regex: new RegExp(source, matchCase ? 'g' : 'gi'), isLiteral: !isRegex };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    return { refused: `This is no regular expression: ${reason}` };
  }
}
