// Which characters PowerShell takes for quotes, dashes and blanks was asked of its own parser; the tests hold the answers.

/** Characters that look like a hyphen, as typographers put them where one belongs. */
export const dashLookAlikes = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d';

/** Those of them that PowerShell takes for the dash of a parameter or an operator, though not of a name. */
export const parameterDashes = '\u2013\u2014\u2015';

const anyDash = new RegExp(`[${dashLookAlikes}]`, 'g');
const dashAfterGap = new RegExp(`(^|[\\s()\\[\\]{},;|='"])[${parameterDashes}]`, 'gm');

/**
 * The script as the grammar can read it. Each quote, parameter dash and blank that PowerShell accepts is the plain one,
 * and the commas between bare words (`Select-Object Name, Id`), which the grammar does not know, are blanks. No offset
 * changes, because one character stands for one.
 */
export function parserView(text: string): string {
  const plain = text
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u000b\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, ' ')
    .replace(dashAfterGap, '$1-');
  return withoutWordCommas(plain);
}

/** A name with a hyphen for every character that looks like one. */
export function withHyphens(name: string): string {
  return name.replace(anyDash, '-');
}

/** A bare word before or behind a comma, on the same line; how far is looked, in UTF-16 units. */
const MAX_WORD = 200;
const wordBefore = /(?:^|[\s,(;|{])[A-Za-z_*][^\s,;|(){}'"$]*\s*$/;
const wordBehind = /^\s*[A-Za-z_*]/;

/** Attributes and types, `[Parameter(Mandatory, Position = 0)]`, need their commas; a statement ends them at the latest. */
function withoutWordCommas(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  let depth = 0;
  let lineStart = 0;
  for (const { 0: mark, index } of text.matchAll(/[[\],\n]/g)) {
    if (mark === '\n') {
      lineStart = index + 1;
      if (/^[^\s)\]}#]/.test(text.charAt(lineStart))) depth = 0;
    } else if (mark === '[') depth++;
    else if (mark === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && isBetweenWords(text, lineStart, index)) {
      // At the end of a line a comma takes the next line along; a blank does so only in place of both.
      const [gap] = /^,(?:[ \t]*\r?\n)?/.exec(text.slice(index, index + MAX_WORD)) ?? [','];
      parts.push(text.slice(kept, index), ' '.repeat(gap.length));
      kept = index + gap.length;
    }
  }
  return parts.join('') + text.slice(kept);
}

function isBetweenWords(text: string, lineStart: number, comma: number): boolean {
  return (
    wordBefore.test(text.slice(Math.max(lineStart, comma - MAX_WORD), comma)) ||
    wordBehind.test(text.slice(comma + 1, comma + MAX_WORD))
  );
}
