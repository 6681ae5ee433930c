/** Longest piece of log text in a card, in UTF-16 units. */
const MAX_SHOWN = 300;

/**
 * The only way log text enters Markdown. Whatever Markdown, HTML or VS Code's renderer could read as markup is escaped,
 * line ends become blanks, and what cannot be seen (control, bidirectional and zero-width characters) is shown as its
 * code point, so that text cannot pretend to be other text. What means nothing where it stands, such as the dots of a
 * file name, stays as it is: people read Markdown as text, too. Holds as well where texts follow one another without
 * a blank.
 */
export function escapeMarkdown(text: string, maxLength = MAX_SHOWN): string {
  const shown = showUnseen(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text);
  const begin = Math.max(0, shown.search(/\S/));
  return shown.replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@/=^]/g, (c, at: number) =>
    isHarmless(c, shown, at, at === begin) ? c : (entities[c] ?? `\\${c}`),
  );
}

/** Whether a character can be no markup at this place. At the ends of the text it is not known what stands beside. */
function isHarmless(c: string, text: string, at: number, begins: boolean): boolean {
  // As much as any of the rules looks at.
  const before = text.slice(Math.max(0, at - 13), at);
  const after = text[at + 1] ?? '';
  switch (c) {
    case '-':
    case '+':
    case '=':
    case '(':
      // A list, a rule or a heading begins a line; a link's target follows its text.
      return !begins;
    case ')':
    case '.':
      // `1.` and `1)` begin a list where they begin a line; `www.` begins an address, to some readers inside a word.
      return !begins && !/^\s*\d+$/.test(before) && !/w$/i.test(before);
    case '_':
      return /[a-z\d]$/i.test(before) && /[a-z\d]/i.test(after);
    case ':':
      return /\s/.test(after) || (/\d$/.test(before) && /\d/.test(after));
    case '/':
      return !begins && !/[:/]$/.test(before) && after !== '/' && after !== '';
    default:
      return false;
  }
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
