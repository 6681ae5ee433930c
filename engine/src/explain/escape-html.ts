import { showUnseen } from './escape-markdown.ts';

/**
 * The only way text enters HTML: nothing in it is markup, in an element or in a quoted attribute, line ends become
 * blanks, and what cannot be seen is shown as its code point, as in Markdown.
 */
export function escapeHtml(text: string, maxLength = 4000): string {
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return showUnseen(shown).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
