import { isHttpStatus, isSaidOfCode } from './code-context.ts';

/** A number that stands in a text as a code, before anybody knows what it means. */
export interface CodeMention {
  /** As it stands in the text, with its sign and prefix. */
  readonly text: string;
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What the number may be: a sign-in code, a name, a small code or a wide one (HRESULT, NTSTATUS). */
  readonly form: 'sign-in' | 'name' | 'number';
  /** Unsigned, 32 bits; not for a name. */
  readonly code: number;
}

/**
 * Numbers in the notations of codes, in the order of the text: `0x80070643`, `-2147023293`, `AADSTS7000215` and names
 * such as `NTE_BAD_ALGID` wherever they stand, `1603` and `0x642` only where a word before them says that they are a
 * code, or where the text is nothing but codes. Dates, ports, counts, versions and identifiers are left alone.
 */
export function findCodeMentions(text: string): readonly CodeMention[] {
  const found = isCodeOnly(text) ? findBare(text) : findInProse(text);
  for (const { 0: name, index } of text.matchAll(symbolicName)) {
    found.push({ text: name, start: index, end: index + name.length, form: 'name', code: 0 });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `ERROR_INSTALL_FAILURE`, `E_FAIL`, `PDH_CSTATUS_NO_OBJECT`, `WSAECONNRESET`. */
const symbolicName = /(?<!\w)(?:[A-Z]{1,12}_[A-Z0-9_]{2,60}|WSA[A-Z]{4,20})(?!\w)/g;

const aadsts = String.raw`(?<![\p{L}\p{N}])aadsts(?<aadsts>\d{4,7})(?!\w)`;
/** 16 digits are a code that was widened to 64 bits with its sign. */
const hex = String.raw`(?:0x|&h)(?<hex>(?:f{8})?[0-9a-f]{1,8})l?(?!\w)`;
/** No date, time, version, path or grouped number goes on behind it. */
const decimal = String.raw`(?<decimal>[-\u2212\u2013]?\d{1,10})(?!\w|[.:/-]\d|,\d{3}(?!\d)|\s?%|\s+of\s)`;
/** The words after which a number is a code. After the loose ones counts and states stand, too. */
const sureWord = String.raw`error(?!s)|hresult|(?:win32|socket|com)exception|fehler|erreur|エラー`;
const looseWord = String.raw`errno|codes?|コード|status|result|return(?:ed|ing)|failed\swith`;
const word = String.raw`(?:(?<sure>${sureWord})|(?<loose>${looseWord}))(?<noun>[ _-]?(?:codes?|コード|number|status))?(?:\s(?:is|was|of))?`;
const gap = String.raw`[^\p{L}\p{N}_.;,!?\t\r\n\u2212\u2013-]{1,4}`;

/** A wide code needs no word: eight digits with the bit for errors set, or the same as a negative number. */
const wide = String.raw`(?<![\w.])(?:(?:0x|&h)(?<wideHex>(?:f{8})?[89a-f][0-9a-f]{7})l?(?!\w)|(?<negative>[-\u2212\u2013]\d{9,10})(?![\w.]))`;

/** Every part is bounded, so that the time is linear in the text. */
const inProse = new RegExp(`${word}${gap}(?:${hex}|${decimal})|${aadsts}|${wide}`, 'giu');

function findInProse(text: string): CodeMention[] {
  const found: CodeMention[] = [];
  for (const match of text.matchAll(inProse)) {
    const {
      aadsts: signIn,
      wideHex,
      negative,
      hex: digits,
      decimal: number,
      sure,
      loose,
      noun,
    } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (signIn !== undefined) {
      push(found, text, match.index, end, Number(signIn), 'sign-in');
    } else if (wideHex !== undefined || negative !== undefined) {
      push(found, text, match.index, end, toCode(wideHex, negative));
    } else {
      const written = number ?? /(?:0x|&h)\w+$/i.exec(match[0])?.[0] ?? '';
      const start = end - written.length;
      const code = toCode(digits, number);
      const place = { text, wordStart: match.index, start, end };
      const said = { sure, loose, noun, isHex: digits !== undefined };
      if (isSaidOfCode(place, said, code)) push(found, text, start, end, code);
    }
  }
  return found;
}

/** Longest text that may be codes only, in UTF-16 units. */
const MAX_CODE_ONLY = 120;
const codeWords =
  /(?<![\p{L}\p{N}_])(?:(?:0x|&h)[0-9a-f]+l?|\d+|[89cd][0-9a-f]{7}|aadsts\d+|error|exit|code|exitcode|errorcode|hr|hresult|ntstatus|win32|winhttp|msi|or|and|fehler|fehlercode|erreur|code d['’]erreur|エラー|コード|エラーコード)(?![\p{L}\p{N}_])/giu;

/** Whether somebody asks for codes and nothing else, at least one: `1603`, `1603 (0x643)`, `error 12175`, `80070643`. */
export function asksForCodes(text: string): boolean {
  return isCodeOnly(text) && findCodeMentions(text).length > 0;
}

function isCodeOnly(text: string): boolean {
  if (text.length > MAX_CODE_ONLY) return false;
  return !/[\p{L}\p{N}]/u.test(text.replaceAll(symbolicName, '').replaceAll(codeWords, ''));
}

const bare = new RegExp(
  String.raw`${aadsts}|(?<![\w.]|\w[-:/,])(?:${hex}|(?<rawHex>[89cd][0-9a-f]{7})(?![\w-])|${decimal})`,
  'giu',
);

function findBare(text: string): CodeMention[] {
  const found: CodeMention[] = [];
  for (const match of text.matchAll(bare)) {
    const { aadsts: signIn, hex: digits, rawHex, decimal: number } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (signIn !== undefined) push(found, text, match.index, end, Number(signIn), 'sign-in');
    else {
      const code = toCode(digits ?? rawHex, number);
      // `error 401` is a web server's, `401` alone and `Win32 error 487` are not.
      const ofServer =
        number !== undefined && isHttpStatus(code) && /error/i.test(text) && !/win32/i.test(text);
      if (!ofServer) push(found, text, match.index, end, code);
    }
  }
  return found;
}

function push(
  found: CodeMention[],
  text: string,
  start: number,
  end: number,
  code: number,
  form: CodeMention['form'] = 'number',
): void {
  // Not a number of 32 bits.
  if (Number.isNaN(code)) return;
  found.push({ text: text.slice(start, end), start, end, form, code });
}

function toCode(digits: string | undefined, decimalText: string | undefined): number {
  if (digits !== undefined) return Number.parseInt(digits.slice(-8), 16);
  const value = Number(decimalText?.replace(/^[\u2212\u2013]/, '-'));
  return value >= -0x8000_0000 && value <= 0xffff_ffff ? value >>> 0 : Number.NaN;
}
