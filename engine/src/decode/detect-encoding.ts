/** How the bytes of a source are read; names are those of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Length of the byte order mark, 0 when there is none. */
  readonly bomLength: number;
}

/**
 * The encoding of a source by its first bytes: byte order mark, then the pattern of NUL bytes, then whether it is
 * valid UTF-8. Windows PowerShell 5.1 writes UTF-16LE with BOM (`>`), ANSI (`Set-Content`) and UTF-8 with BOM
 * (`-Encoding UTF8`), see about_Character_Encoding.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  const wide = classifyWindow(head, 0, Math.min(head.length, 256));
  if (wide === 'nul-odd') return { encoding: 'utf-16le', bomLength: 0 };
  if (wide === 'nul-even') return { encoding: 'utf-16be', bomLength: 0 };
  return { encoding: isUtf8(head) ? 'utf-8' : 'windows-1252', bomLength: 0 };
}

/**
 * What a window of bytes looks like: NULs at odd offsets only (ASCII as UTF-16LE that starts at an even offset),
 * at even offsets only, or neither. Offsets are those of the array.
 */
export function classifyWindow(
  bytes: Uint8Array,
  start: number,
  end: number,
): 'nul-odd' | 'nul-even' | 'narrow' {
  let odd = 0;
  let even = 0;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== 0) continue;
    if ((i & 1) === 1) odd++;
    else even++;
  }
  // Half of all bytes are NUL in ASCII text of two bytes; a third leaves room for other characters.
  const enough = Math.max(2, (end - start) / 6);
  if (odd >= enough && even * 8 <= odd) return 'nul-odd';
  if (even >= enough && odd * 8 <= even) return 'nul-even';
  return 'narrow';
}

/** True when the bytes are UTF-8; a character cut at the end does not count against it. */
function isUtf8(bytes: Uint8Array): boolean {
  let end = bytes.length;
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (back < needed) end -= back;
      break;
    }
  }
  return decodeUtf8(bytes.subarray(0, end)) !== undefined;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ansi = new TextDecoder('windows-1252');

/** Text of valid UTF-8; undefined for any other bytes. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Text of 8-bit bytes: UTF-8 where it is valid, else Windows-1252. Deciding piece by piece lets one ANSI line in a
 * UTF-8 log be read as it was written.
 */
export function decodeNarrow(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? ansi.decode(bytes);
}
