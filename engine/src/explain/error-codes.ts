import type { CodeFamily, CodeMeaning } from '../model/explanation.ts';

/** One row of the table of codes; `code` is unsigned. */
export interface ErrorCode {
  readonly family: CodeFamily;
  readonly code: number;
  readonly name: string;
  readonly message: string;
}

/** Codes by number, as generated from public tables (see knowledge/codes/README.md). */
export interface ErrorCodeTable {
  readonly codes: readonly ErrorCode[];
}

/** Longest list given for one text. */
const MAX_CODES = 50;

/**
 * A number in any usual notation: `0x80070643`, `-2147023293`, `AADSTS7000215`, and a plain number only where the
 * words around it say that it is a code or where it is all there is.
 */
const notation =
  /(?<![\w.])(?:0x([0-9a-f]{1,8})(?![0-9a-z])|AADSTS(\d{4,7})\b|(-\d{6,10})(?![\d.]))|(?:\b(?:error|code|status|returned?|returning|result|value|exit)\W{1,4}(?:code\W{1,3}|value\W{1,3})?)(\d{1,8})(?![\w.])/gi;
const bareNumber = /^\s*(\d{1,10})\s*$/;

/** Codes in a text whose meaning is known, in the order of the text; each code once. */
export function findErrorCodes(table: ErrorCodeTable, text: string): readonly CodeMeaning[] {
  const found: CodeMeaning[] = [];
  const seen = new Set<string>();
  const add = (written: string, start: number, rows: readonly ErrorCode[]): void => {
    if (seen.has(written.toLowerCase())) return;
    seen.add(written.toLowerCase());
    for (const { family, name, message } of rows) {
      found.push({ text: written, family, name, message, start, end: start + written.length });
    }
  };
  const bare = bareNumber.exec(text);
  if (bare !== null) {
    const written = bare[1] ?? '';
    add(written, text.indexOf(written), findByNumber(table, Number(written), anyDecimal));
    return found;
  }
  for (const m of text.matchAll(notation)) {
    if (found.length >= MAX_CODES) break;
    const [whole, hex, aadsts, negative, decimal] = m;
    if (hex !== undefined)
      add(whole, m.index, findByNumber(table, Number.parseInt(hex, 16), hexFamilies(hex)));
    else if (aadsts !== undefined) add(whole, m.index, findByNumber(table, Number(aadsts), ['aadsts']));
    else if (negative !== undefined) {
      const value = Number(negative);
      if (value >= -0x80000000)
        add(negative, m.index, findByNumber(table, value >>> 0, ['hresult', 'ntstatus']));
    } else if (decimal !== undefined) {
      const start = m.index + whole.length - decimal.length;
      add(decimal, start, findByNumber(table, Number(decimal), codeWordFamilies));
    }
  }
  return found;
}

const anyDecimal: readonly CodeFamily[] = ['msi', 'win32', 'winhttp', 'aadsts', 'burn'];
const codeWordFamilies: readonly CodeFamily[] = ['msi', 'win32', 'winhttp', 'burn'];

/** Eight digits are an HRESULT or an NTSTATUS; fewer are a Win32 code written in hexadecimal. */
function hexFamilies(digits: string): readonly CodeFamily[] {
  return digits.length >= 8 ? ['hresult', 'ntstatus', 'win32'] : ['burn', 'msi', 'win32', 'winhttp'];
}

const FACILITY_WIN32 = 0x8007_0000;

/** Rows for a number, the families in the order of preference; an HRESULT of facility Win32 falls back to its code. */
function findByNumber(
  table: ErrorCodeTable,
  code: number,
  families: readonly CodeFamily[],
): readonly ErrorCode[] {
  const index = indexOf(table);
  const rows = (index.get(code >>> 0) ?? []).filter((row) => families.includes(row.family));
  if (rows.length > 0) return byPreference(rows, families);
  if (families.includes('hresult') && (code & 0xffff0000) >>> 0 === FACILITY_WIN32) {
    const inner = (index.get(code & 0xffff) ?? []).filter((row) => codeWordFamilies.includes(row.family));
    return byPreference(inner, codeWordFamilies).map((row) => ({ ...row, family: 'hresult', code }));
  }
  return [];
}

/** The best family only: 1603 is an MSI code first, and its Win32 twin says the same. */
function byPreference(rows: readonly ErrorCode[], families: readonly CodeFamily[]): readonly ErrorCode[] {
  for (const family of families) {
    const ofFamily = rows.filter((row) => row.family === family);
    if (ofFamily.length > 0) return ofFamily.slice(0, 1);
  }
  return [];
}

const indexes = new WeakMap<ErrorCodeTable, ReadonlyMap<number, readonly ErrorCode[]>>();

function indexOf(table: ErrorCodeTable): ReadonlyMap<number, readonly ErrorCode[]> {
  let index = indexes.get(table);
  if (index === undefined) {
    const built = new Map<number, ErrorCode[]>();
    for (const row of table.codes) {
      const rows = built.get(row.code);
      if (rows === undefined) built.set(row.code, [row]);
      else rows.push(row);
    }
    indexes.set(table, (index = built));
  }
  return index;
}
