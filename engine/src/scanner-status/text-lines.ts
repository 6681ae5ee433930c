/** A text cut into lines, with the offset at which each begins. */
export interface TextLines {
  readonly text: string;
  /** Without line ends, terminal colours, zero-width spaces and NULs. */
  readonly lines: readonly string[];
  readonly starts: readonly number[];
}

/** Splits at CRLF, LF and CR, as editors do, so that line numbers agree with theirs. */
export function splitLines(text: string): TextLines {
  const lines: string[] = [];
  const starts: number[] = [];
  const needsCleaning = /[\u0000\u001b\u200b\ufeff]|^>(?!>)/m.test(text);
  let feed = -1;
  let ret = -1;
  let at = 0;
  while (at <= text.length) {
    // Each search goes on where the last one ended, so the whole is linear whatever the line ends are.
    if (feed < at) feed = indexOrEnd(text, '\n', at);
    if (ret < at) ret = indexOrEnd(text, '\r', at);
    const end = Math.min(feed, ret);
    const line = text.slice(at, end);
    lines.push(needsCleaning ? cleanLine(line) : line);
    starts.push(at);
    at = end === ret && feed === ret + 1 ? feed + 1 : end + 1;
  }
  return { text, lines, starts };
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
}

/**
 * Colours are what PowerShell 7 writes around labels; zero-width spaces stand in the published samples; NULs come
 * from a file whose encoding changes in the middle; `> ` is how mail and tickets quote.
 */
function cleanLine(line: string): string {
  const unquoted =
    line.startsWith('>') && !line.startsWith('>>') ? line.slice(line.startsWith('> ') ? 2 : 1) : line;
  return unquoted.replaceAll(/\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000\u200b\ufeff]/g, '');
}

/** 0-based index of the line in which an offset stands. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True for a line without visible characters, and for the fence of a code block, which is as good as one. */
export function isBlank(line: string): boolean {
  const first = line.charCodeAt(0);
  // Nearly every line is decided by its first character; NaN is an empty one.
  if (first > 32 && first < 127 && first !== 96 && first !== 126) return false;
  return line.trim().length === 0 || /^\s*(?:```|~~~)/.test(line);
}

/** Leading blanks of a line, in columns; a TAB goes to the next multiple of eight. */
export function indentOf(line: string): number {
  let columns = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === 9) columns += 8 - (columns % 8);
    else if (unit === 32 || unit === 0xa0 || unit === 0x3000) columns++;
    else break;
  }
  return columns;
}
