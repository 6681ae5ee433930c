import { toPlainText } from '#engine';
import { type Hover, MarkupKind, type Range } from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.ts';

/** Cards as one hover, in the form that the client shows; null when there are none. */
export function toHover(
  { markdownHover }: ClientFeatures,
  cards: readonly string[],
  range?: Range,
): Hover | null {
  if (cards.length === 0) return null;
  const value = cards.join('\n\n---\n\n');
  return {
    contents: markdownHover
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: toPlainText(value) },
    ...(range === undefined ? {} : { range }),
  };
}
