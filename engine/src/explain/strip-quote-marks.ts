/**
 * What somebody quotes in a mail, without the `>` before each line, which stands in the middle of a message that the
 * console or the mail program has wrapped. A text most of whose lines are not quoted stays as it is.
 */
export function stripQuoteMarks(text: string): string {
  const lines = text.split('\n');
  const written = lines.filter((line) => line.trim() !== '').length;
  const quoted = lines.filter((line) => /^ {0,3}>/.test(line)).length;
  if (quoted < 2 || quoted * 2 < written) return text;
  return lines.map((line) => line.replace(/^(?: {0,3}>)+ ?/, '')).join('\n');
}
