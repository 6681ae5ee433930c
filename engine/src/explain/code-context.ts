/** Where a number stands, with the word before it. Offsets in UTF-16 units. */
export interface CodePlace {
  readonly text: string;
  readonly wordStart: number;
  readonly start: number;
  readonly end: number;
}

/** The word that says that the number is a code: a sure one (`error`) or a loose one (`status`), and its second part. */
export interface CodeWord {
  readonly sure: string | undefined;
  readonly loose: string | undefined;
  /** `code` of `result code`. */
  readonly noun: string | undefined;
  /** Whether the number has a prefix of hexadecimal. */
  readonly isHex: boolean;
}

/** Below this a number after a loose word is more likely a count, a state or what a program chose as its exit code. */
const LOOSE_MIN = 1000;

/** How far back the words reach that tell whose code it is, in UTF-16 units. */
const LOOK_BACK = 40;

/** Whether a number after such a word is a code of Windows, and not one of HTTP, LDAP, Kerberos, an event or a dialog. */
export function isSaidOfCode(
  { text, wordStart, start, end }: CodePlace,
  word: CodeWord,
  code: number,
): boolean {
  // Success is not an error.
  if (code === 0) return false;
  const before = text.slice(Math.max(0, wordStart - LOOK_BACK), wordStart);
  // LDAP and Kerberos number their errors from 1, too.
  if (code < 200 && /ldap|kerberos|krb|kdc/i.test(before)) return false;
  const behind = text.slice(end, end + 3);
  if (word.sure !== undefined) {
    if (word.isHex) return true;
    // `Error 1722. There is a problem ...` is the number of a dialog of Windows Installer.
    if (word.sure === 'Error' && /(?:^|[^\w ]) *$/.test(before) && /^\.\s?[A-Z]/.test(behind)) return false;
    return !isHttpStatus(code) || /win32|system/i.test(before);
  }
  // Kerberos has its own codes, event logs theirs.
  if (/(?:failure|event|post|zip|country|key)[ _]?$/i.test(before)) return false;
  if (/^result/i.test(word.loose ?? '') && /code/i.test(word.noun ?? '')) return false;
  if (word.isHex) return true;
  // `returned 1234 rows`, but `Status=1603 isRestartRequired=False`.
  const isCount =
    /^(?:status|result|return)/i.test(word.loose ?? '') &&
    /[a-z]\s+$/i.test(text.slice(wordStart, start)) &&
    /^\s[a-z]/.test(behind);
  return code >= LOOSE_MIN && !isCount;
}

/** The errors of HTTP, which logs show far more often than the Win32 codes of the same numbers. */
export function isHttpStatus(code: number): boolean {
  return code >= 400 && code <= 599;
}
