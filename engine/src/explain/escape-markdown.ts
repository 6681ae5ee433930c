/** Longest piece of log text in a card, in UTF-16 units. */
const MAX_SHOWN = 300;

/**
 * The only way log text enters Markdown. Every character that Markdown, HTML or VS Code's renderer could read as
 * markup is escaped, line ends become blanks, and what cannot be seen (control, bidirectional and zero-width
 * characters) is shown as its code point, so that text cannot pretend to be other text.
 */
export function escapeMarkdown(text: string, maxLength = MAX_SHOWN): string {
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return showUnseen(shown).replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@/"'=^]/g, (c) => entities[c] ?? `\\${c}`);
}

/** Text on one line, in which what cannot be seen stands as its code point: `<U+202E>`. No escaping of markup. */
export function showUnseen(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(unseen, (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Log text as inline code, for values that people copy: no escape is read inside it. */
export function codeSpan(text: string, maxLength = MAX_SHOWN): string {
  const shown = (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(unseen, '\ufffd');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown.trim() !== shown ? ' ' : '';
  return shown === '' ? '' : `${fence}${pad}${shown}${pad}${fence}`;
}
