import { plural } from '../words/plain-words.ts';

/**
 * A report as plain data, before it becomes Markdown or HTML. Every text in it is text: whatever it holds, the
 * renderers escape it, so what is put together here needs no thought of markup.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Inline }
  | { readonly kind: 'list'; readonly items: readonly Inline[] }
  | ReportTable;

/** The first cell of a row names it. */
export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Inline[])[];
}

/** A run of text; several stand one behind the other, without blanks between them. */
export type Inline = string | InlineMark | readonly (string | InlineMark)[];

export type InlineMark =
  | { readonly strong: string }
  /** A value or a name that people copy. */
  | { readonly code: string }
  | { readonly link: string; readonly href: string };

export function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: Inline): Block {
  return { kind: 'paragraph', text };
}

/** Nothing at all for no items. */
export function list(items: readonly Inline[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Notes of one kind that are listed; a case can have thousands. */
export const MOST_NOTES = 50;

/** The first items, and how many more there are. */
export function atMost(most: number, items: readonly Inline[]): readonly Inline[] {
  const more = items.length - most;
  return more <= 0 ? items : [...items.slice(0, most), `And ${plural(more, 'more note')} like these.`];
}

export function marksOf(inline: Inline): readonly (string | InlineMark)[] {
  return typeof inline === 'string' || !isList(inline) ? [inline] : inline;
}

function isList(
  inline: InlineMark | readonly (string | InlineMark)[],
): inline is readonly (string | InlineMark)[] {
  return Array.isArray(inline);
}

/**
 * Whether a link may stand in a report: into the web, to a file, beside the report, or to a place that our own client
 * opens; made of characters only that end no attribute and no Markdown link.
 */
export function isHarmlessLink(href: string): boolean {
  return /^(?:https:|file:|iplog-lens-place:|[^:]*$)/.test(href) && /^[\w\-.~:/?#@!$&+,;=%]+$/.test(href);
}
