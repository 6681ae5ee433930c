import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeFamily, ErrorCode } from '#engine';

/**
 * Generates knowledge/codes/ from public tables: `npx tsx scripts/build-codes.ts FOLDER`, where the folder holds the
 * files that knowledge/codes/README.md names. No row is typed by hand, so that a mistake is mended at its source.
 */
export function buildCodes(folder: string): ReadonlyMap<CodeFamily, readonly ErrorCode[]> {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const winerror = read('winerror.h');
  // The first table that knows a number names it: those with messages come before those without.
  const win32 = joinTables(readErrorReference(read('system_errors.py')), readWin32Names(winerror)).filter(
    ({ code }) => code < WIN32_END,
  );
  const tables: readonly (readonly [CodeFamily, readonly CodeRow[]])[] = [
    ['win32', win32.filter(({ code }) => !isInstallerCode(code))],
    ['msi', win32.filter(({ code }) => isInstallerCode(code))],
    [
      'hresult',
      joinTables(
        readErrorReference(read('hresult_errors.py')),
        readHresultNames(winerror),
        readRuntimeNames(read('corerror.h')),
        readWmiNames(read('wbemcli.h')),
      ),
    ],
    [
      'ntstatus',
      joinTables(
        readErrorReference(read('nt_errors.py')),
        readCounterPage(read('pdh-error-codes.md')),
        readCastNames(read('ntstatus.h')),
        readCastNames(read('pdhmsg.h')),
      ),
    ],
    ['winhttp', withTexts(readWinHttpNames(read('winhttp.h')), readWinHttpPage(read('error-messages.md')))],
    ['aadsts', readSignInPage(read('reference-error-codes.md'))],
  ];
  return new Map(
    tables.map(([family, rows]) => [
      family,
      [...rows]
        .filter(({ name }) => !foreign.test(name))
        .sort((a, b) => a.code - b.code)
        .map(({ code, name, message }) => ({ family, code, name, message: cut(message) })),
    ]),
  );
}

interface CodeRow {
  /** Unsigned. */
  readonly code: number;
  readonly name: string;
  /** Empty where the table has none. */
  readonly message: string;
}

/** Win32 codes end here; what the header has above are codes of other kinds. */
const WIN32_END = 16_000;

/** What Windows Installer and msiexec return: the codes of winerror.h that the installer defined. */
function isInstallerCode(code: number): boolean {
  return (code >= 1601 && code <= 1654) || code === 3010;
}

/** Media player and display codes: a quarter of the tables, and nothing that a server product shows. */
const foreign = /^NS_[ESIW]_|^(?:ERROR|STATUS)_(?:GRAPHICS|MONITOR)_/;

/** Longest message, in UTF-16 units; what follows is advice that a code's text needs not carry. */
const MAX_MESSAGE = 200;

/** Whole sentences where they fit, else whole words. */
function cut(message: string): string {
  if (message.length <= MAX_MESSAGE) return message;
  const head = message.slice(0, MAX_MESSAGE);
  const sentences = /^.*[.!?](?= [A-Z])/.exec(message.slice(0, MAX_MESSAGE + 2))?.[0];
  if (sentences !== undefined && sentences.length > 80) return sentences;
  return `${head.slice(0, head.lastIndexOf(' ', MAX_MESSAGE - 1))}…`;
}

/** One row a number. */
function joinTables(...tables: readonly (readonly CodeRow[])[]): readonly CodeRow[] {
  const rows = new Map<number, CodeRow>();
  for (const row of tables.flat()) if (!rows.has(row.code)) rows.set(row.code, row);
  return [...rows.values()];
}

function withTexts(rows: readonly CodeRow[], texts: ReadonlyMap<string, string>): readonly CodeRow[] {
  return rows.map((row) => ({ ...row, message: texts.get(row.name) ?? '' }));
}

/** Impacket's copy of [MS-ERREF]: `0x00000643: ("ERROR_INSTALL_FAILURE", "Fatal error during installation."),`. */
function readErrorReference(text: string): CodeRow[] {
  const row = /^\s+0x([0-9a-f]{8}): ?\("(\w+)", ?"((?:[^"\\]|\\.)*)"\),?$/gim;
  return [...text.matchAll(row)].map(([, code = '', name = '', message = '']) => ({
    code: Number.parseInt(code, 16),
    name,
    message: plain(message.replaceAll(/\\(.)/g, '$1')),
  }));
}

/** `#define ERROR_INSTALL_FAILURE __MSABI_LONG(1603)` and `#define WSAEINTR (WSABASEERR + 4)`. */
function readWin32Names(header: string): CodeRow[] {
  const row = /^#define (\w+) (?:__MSABI_LONG\((\d+)\)|\(WSABASEERR ?\+ ?(\d+)\))\s*$/gm;
  return [...header.matchAll(row)]
    .map(([, name = '', value, offset]) => named(Number(value ?? 10_000 + Number(offset)), name))
    .filter(({ name }) => !/_BASE$|^FACILITY_/.test(name));
}

/** `#define NTE_BAD_ALGID _HRESULT_TYPEDEF_(0x80090008)`. Facility 0 holds what 16-bit Windows defined. */
function readHresultNames(header: string): CodeRow[] {
  const row = /^#define (\w+) _HRESULT_TYPEDEF_\(0x([0-9a-f]{8})\)/gim;
  return [...header.matchAll(row)]
    .map(([, name = '', code = '']) => named(Number.parseInt(code, 16), name))
    .filter(({ code }) => code >= 0x8000_4000 || code < 0x8000_0000);
}

/** `#define COR_E_FILENOTFOUND EMAKEHR(0x1018)`: severity error, facility 0x13 (.NET); not its verifier or debugger. */
function readRuntimeNames(header: string): CodeRow[] {
  return [
    ...header.matchAll(/^#define ((?:COR_E|FUSION_E|CLR_E|SECURITY_E)_\w+)\s+EMAKEHR\(0x([0-9a-f]+)\)/gim),
  ].map(([, name = '', code = '']) => named(0x8013_0000 + Number.parseInt(code, 16), name));
}

/** `WBEM_E_ACCESS_DENIED = 0x80041003,` */
function readWmiNames(header: string): CodeRow[] {
  return [...header.matchAll(/^\s+(WBEM_E_\w+) = 0x(8004[0-9a-f]{4}),?$/gim)].map(
    ([, name = '', code = '']) => named(Number.parseInt(code, 16), name),
  );
}

/** `#define STATUS_SUCCESS ((NTSTATUS)0x00000000)`, `#define PDH_RETRY ((DWORD)0x800007D4)`. */
function readCastNames(header: string): CodeRow[] {
  const row = /^#define ((?:STATUS|RPC_NT|DBG|PDH)_\w+)\s+\(\((?:NTSTATUS|DWORD)\) ?0x([0-9a-f]{8})\)/gim;
  return [...header.matchAll(row)].map(([, name = '', code = '']) => named(Number.parseInt(code, 16), name));
}

/** `#define ERROR_WINHTTP_TIMEOUT (WINHTTP_ERROR_BASE + 2)`. */
function readWinHttpNames(header: string): CodeRow[] {
  const row = /^#define (ERROR_WINHTTP_\w+)\s+\(WINHTTP_ERROR_BASE \+ (\d+)\)/gm;
  return [...header.matchAll(row)].map(([, name = '', offset]) => named(12_000 + Number(offset), name));
}

/** Name to text: the name in bold, below it the number, below that the text, with tags and empty lines between. */
function readWinHttpPage(page: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let name = '';
  for (const line of page.split('\n')) {
    const heading = /\*\*(ERROR\\_WINHTTP\\_[\w\\]+)\*\*$/.exec(line.trim())?.[1];
    if (heading !== undefined) name = heading.replaceAll('\\', '');
    else if (name !== '' && /^[A-Z]/.test(line) && !texts.has(name)) texts.set(name, plainMarkdown(line));
  }
  return texts;
}

/** `| 0xC0000BB8 (PDH\_CSTATUS\_NO\_OBJECT) | The specified object is not found on the system. |` */
function readCounterPage(page: string): CodeRow[] {
  const row = /^\| 0x([0-9a-f]{8}) \((PDH\\_[\w\\]+)\)\s*\|(.*)\|\s*$/gim;
  return [...page.matchAll(row)]
    .map(([, code = '', name = '', message = '']) => ({
      code: Number.parseInt(code, 16),
      name: name.replaceAll('\\', ''),
      message: plainMarkdown(message),
    }))
    .filter(({ code }) => code >= 0x8000_0000);
}

/** `| AADSTS50057 | UserDisabled - The user account is disabled. |`; some rows have no name, some no text. */
function readSignInPage(page: string): readonly CodeRow[] {
  const rows = [...page.matchAll(/^\| ?AADSTS(\d+) *\|(.*?)\|?\s*$/gm)].map(([, code = '', cell = '']) => {
    const text = plainMarkdown(cell).replace(/^AADSTS\d+: /, '');
    const parts = /^(\w*[a-z]\w*[A-Z]\w*|[A-Z][a-z]+)(?: ?- ?(.*))?$/.exec(text);
    const name = parts?.[1] ?? `AADSTS${code}`;
    return { code: Number(code), name, message: parts === null ? text : (parts[2] ?? '') };
  });
  return joinTables(rows);
}

function named(code: number, name: string): CodeRow {
  return { code, name, message: '' };
}

/** Text without links, tags, code marks and escapes. */
function plainMarkdown(text: string): string {
  return plain(
    text
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/<\/li>\s*<li>/gi, '; ')
      .replaceAll(/<\/?(?:br|ul|li)\b[^>]*>/gi, ' ')
      .replaceAll(/\*\*|`/g, '')
      .replaceAll(/\\(["_*])/g, '$1'),
  );
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Give the folder with the sources that knowledge/codes/README.md names.');
    process.exitCode = 2;
  } else {
    const target = path.resolve(import.meta.dirname, '../knowledge/codes');
    mkdirSync(target, { recursive: true });
    for (const [family, rows] of buildCodes(folder)) {
      const lines = rows
        .map(({ code, name, message }) => JSON.stringify({ code, name, message }))
        .join(',\n');
      writeFileSync(path.join(target, `${family}.json`), `{"family":"${family}","codes":[\n${lines}\n]}\n`);
      const texts = rows.filter(({ message }) => message !== '').length;
      console.log(`${family}: ${rows.length} codes, ${texts} with a text`);
    }
  }
}
