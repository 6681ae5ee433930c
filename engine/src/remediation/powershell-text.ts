/**
 * The end of the quoted text, comment or bracketed group that begins at the offset, or the offset of the next
 * character where none begins. Enough of PowerShell's grammar to find the parts of a `param()` block that keeps to
 * the conventions of knowledge/remediations; the tests parse every script with a real grammar.
 */
export function skipPart(text: string, at: number): number {
  switch (text.charAt(at)) {
    case "'":
    case '"':
      return skipQuoted(text, at);
    case '#':
      return endOr(text, text.indexOf('\n', at));
    case '<':
      return text.startsWith('<#', at) ? endOr(text, text.indexOf('#>', at) + 2) : at + 1;
    case '(':
    case '[':
    case '{':
      return skipGroup(text, at);
    default:
      return at + 1;
  }
}

function skipQuoted(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '`' && quote === '"') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

/** Groups nest no deeper than a person writes them; more counts as text. */
function skipGroup(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth === 0) return at + 1;
    at = '([{'.includes(character) ? at + 1 : skipPart(text, at);
  }
  return text.length;
}

function endOr(text: string, at: number): number {
  return at < 2 ? text.length : at;
}

/** The pieces between commas outside of quotes, comments and brackets, with their offsets; empty ones are left out. */
export function splitAtCommas(text: string): { readonly text: string; readonly start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  let start = 0;
  for (let at = 0; at <= text.length;) {
    if (at < text.length && text[at] !== ',') {
      at = skipPart(text, at);
      continue;
    }
    const piece = text.slice(start, at);
    const blank = piece.length - piece.trimStart().length;
    if (piece.trim() !== '') pieces.push({ text: piece.trim(), start: start + blank });
    at++;
    start = at;
  }
  return pieces;
}

/** The text of a quoted literal, the source itself where it is not one. */
export function unquote(source: string): string {
  const text = source.trim();
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text.replace(/^"(.*)"$/s, '$1');
}
