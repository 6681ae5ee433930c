import type { Script, ScriptQuote } from './read-script.ts';

/** Text that a script quotes, in a comment or a string. */
export interface QuotedText {
  /** What is quoted: no comment marks, no quotes, LF between lines. Each line is a line of the script. */
  readonly text: string;
  /** Zero-based line of the script on which it begins. */
  readonly firstLine: number;
}

/** Lines above and below the one that is asked for. A log in a here-string is better opened as a log. */
const MAX_LINES = 50;

/** The comment or string at an offset. Comments on lines that follow each other are one. Undefined in code. */
export function findQuotedText({ text, quotes }: Script, offset: number): QuotedText | undefined {
  // Of strings in a string the inner one is the later one.
  const quote = quotes.findLast(({ start, end }) => start <= offset && offset <= end);
  if (quote === undefined) return undefined;
  const lines = text.split(/\r\n|\r|\n/);
  const [first, last] = quote.comment ? commentLines(lines, text, quote) : linesOf(text, quote);
  const at = lineAt(text, offset);
  const from = Math.max(first, at - MAX_LINES);
  const to = Math.min(last, at + MAX_LINES);
  const kept = lines.slice(from, to + 1);
  // Beside other code only the quote itself counts.
  if (first === last) kept[0] = text.slice(quote.start, quote.end);
  return { text: kept.map(withoutMarks).join('\n'), firstLine: from };
}

/** A comment that has its line for itself goes on with those above and below that have theirs. */
function commentLines(
  lines: readonly string[],
  text: string,
  comment: ScriptQuote,
): readonly [number, number] {
  let [first, last] = linesOf(text, comment);
  const alone = (line: number): boolean => /^\s*#(?!>)/.test(lines[line] ?? '');
  if (first !== last || !alone(first)) return [first, last];
  while (first > 0 && alone(first - 1)) first--;
  while (alone(last + 1)) last++;
  return [first, last];
}

function linesOf(text: string, { start, end }: ScriptQuote): readonly [number, number] {
  return [lineAt(text, start), lineAt(text, end)];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:<#|#+(?!>)|@?["'\u2018-\u201e])\s?/, '')
    .replace(/(?:#>|["'\u2018-\u201e]@?)\s*$/, '');
}
