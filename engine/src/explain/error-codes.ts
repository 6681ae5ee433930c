import type { CodeFamily, CodeMeaning } from '../model/explanation.ts';
import { type CodeMention, findCodeMentions } from './code-notation.ts';

/** One row of the table of codes; `code` is unsigned. */
export interface ErrorCode {
  readonly family: CodeFamily;
  readonly code: number;
  readonly name: string;
  /** Empty where the public table has none. */
  readonly message: string;
}

/** Codes by number, as generated from public tables (see knowledge/codes/README.md). */
export interface ErrorCodeTable {
  readonly codes: readonly ErrorCode[];
}

/** Longest list given for one text. */
const MAX_CODES = 50;

/** Codes in a text whose meaning is known, in the order of the text; each code once, however often it is written. */
export function findErrorCodes(table: ErrorCodeTable, text: string): readonly CodeMeaning[] {
  const found: CodeMeaning[] = [];
  // By row and not by text, because `0x80090008 (-2146893816 NTE_BAD_ALGID)` is one code.
  const seen = new Set<ErrorCode>();
  for (const mention of findCodeMentions(text)) {
    if (found.length >= MAX_CODES) break;
    const meaning = findMeaning(indexOf(table), mention);
    if (meaning === undefined || seen.has(meaning.row)) continue;
    seen.add(meaning.row);
    found.push(toCodeMeaning(mention, meaning));
  }
  return found;
}

/** Longest list of codes that nobody can name. */
const MAX_UNKNOWN = 10;

/** Numbers that stand in a text as codes and that no table knows, as they are written; each once. */
export function findUnknownCodes(table: ErrorCodeTable, text: string): readonly string[] {
  const unknown = new Set<string>();
  for (const mention of findCodeMentions(text)) {
    if (unknown.size >= MAX_UNKNOWN) break;
    // A word of capitals with an underscore is more often a name than a code.
    if (mention.form === 'name' || mention.code === 0) continue;
    if (findMeaning(indexOf(table), mention) === undefined) unknown.add(mention.text);
  }
  return [...unknown];
}

/** The code at an offset of a text, which each of its mentions has: a card belongs to the place under the cursor. */
export function findErrorCodeAt(
  table: ErrorCodeTable,
  text: string,
  offset: number,
): CodeMeaning | undefined {
  const mention = findCodeMentions(text).find(({ start, end }) => offset >= start && offset <= end);
  const meaning = mention === undefined ? undefined : findMeaning(indexOf(table), mention);
  return mention === undefined || meaning === undefined ? undefined : toCodeMeaning(mention, meaning);
}

function toCodeMeaning({ text, start, end }: CodeMention, { row, family }: Meaning): CodeMeaning {
  return { text, family, name: row.name, message: row.message, start, end };
}

interface Meaning {
  readonly row: ErrorCode;
  /** The family of the code as it was written: 0x80070643 is an HRESULT, though its row is one of the installer. */
  readonly family: CodeFamily;
}

/** The installer's wording comes before that of Win32, and both before numbers that only a sign-in shows. */
const smallFamilies: readonly CodeFamily[] = ['msi', 'win32', 'winhttp', 'burn', 'aadsts'];
const wideFamilies: readonly CodeFamily[] = ['hresult', 'ntstatus'];

function findMeaning(index: CodeIndex, { form, text, code }: CodeMention): Meaning | undefined {
  if (form === 'name') {
    const row = index.byName.get(text);
    // Success is not an error.
    return row?.code === 0 ? undefined : asIs(row);
  }
  if (form === 'sign-in') return asIs(index.find(code, ['aadsts']));
  const known = index.find(code, code < 0x8000_0000 ? [...smallFamilies, ...wideFamilies] : wideFamilies);
  return asIs(known) ?? findWrapped(index, code);
}

/** HRESULTs and NTSTATUS values that only carry a code of another kind. */
function findWrapped(index: CodeIndex, code: number): Meaning | undefined {
  const carrier = code >>> 16;
  // HRESULT_FROM_WIN32 and NTSTATUS_FROM_WIN32.
  if (carrier === 0x8007 || carrier === 0xc007) {
    const row = index.find(code & 0xffff, smallFamilies);
    return row === undefined ? undefined : { row, family: carrier === 0x8007 ? 'hresult' : 'ntstatus' };
  }
  // HRESULT_FROM_NT sets one bit.
  if (code >>> 28 === 0xd) {
    const row = index.find((code & ~0x1000_0000) >>> 0, ['ntstatus']);
    return row === undefined ? undefined : { row, family: 'hresult' };
  }
  return undefined;
}

function asIs(row: ErrorCode | undefined): Meaning | undefined {
  return row === undefined ? undefined : { row, family: row.family };
}

interface CodeIndex {
  /** The row of the first family that knows the number. */
  readonly find: (code: number, families: readonly CodeFamily[]) => ErrorCode | undefined;
  readonly byName: ReadonlyMap<string, ErrorCode>;
}

const indexes = new WeakMap<ErrorCodeTable, CodeIndex>();

function indexOf(table: ErrorCodeTable): CodeIndex {
  let index = indexes.get(table);
  if (index === undefined) indexes.set(table, (index = buildIndex(table)));
  return index;
}

function buildIndex({ codes }: ErrorCodeTable): CodeIndex {
  const byNumber = new Map<number, ErrorCode[]>();
  const byName = new Map<string, ErrorCode>();
  for (const row of codes) {
    const rows = byNumber.get(row.code);
    if (rows === undefined) byNumber.set(row.code, [row]);
    else rows.push(row);
    if (!byName.has(row.name)) byName.set(row.name, row);
  }
  return {
    byName,
    find(code, families) {
      const rows = byNumber.get(code);
      if (rows === undefined) return undefined;
      for (const family of families) {
        const row = rows.find((candidate) => candidate.family === family);
        if (row !== undefined) return row;
      }
      return undefined;
    },
  };
}
