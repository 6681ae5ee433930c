/** A value as PowerShell source text, or why it can not be one. */
export type QuotedValue =
  | { readonly ok: true; readonly literal: string }
  | { readonly ok: false; readonly reason: string };

/**
 * PowerShell takes five characters for a single quote: U+0027, U+2018, U+2019, U+201A and U+201B (measured with its own
 * parser). Each of them ends a single-quoted string unless it is doubled.
 */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/** No name, path or address is longer; a longer value is a mistake or an attack. In UTF-16 units. */
const MAX_LENGTH = 4096;

/**
 * The only way by which text from outside gets into a script: as one single-quoted literal, in which PowerShell
 * expands nothing. What cannot stand on one line of a script is refused, never changed.
 */
export function quotePowerShell(value: string): QuotedValue {
  const flaw = findFlaw(value);
  if (flaw !== undefined) return { ok: false, reason: flaw };
  return { ok: true, literal: `'${value.replace(singleQuotes, '$&$&')}'` };
}

function findFlaw(value: string): string | undefined {
  if (/[\r\n]/.test(value)) return 'it holds a line break';
  if (value.includes('\0')) return 'it holds a NUL character';
  if (value.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  if (/\p{Surrogate}/u.test(value)) return 'it holds half of a character (a lone surrogate)';
  return undefined;
}
