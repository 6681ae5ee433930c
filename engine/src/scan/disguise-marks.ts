/**
 * Calls back for every place in [0, end) whose bytes are a character that patterns see as another one (see
 * text-view.ts): U+00A0, the zero-width and typographic ones of U+2010 to U+206F, U+FEFF, and their ANSI forms.
 * Only runs where a chunk holds bytes that are not ASCII.
 */
export function findDisguises(
  bytes: Uint8Array,
  words: Int32Array,
  end: number,
  found: (at: number) => void,
): void {
  const wordCount = (end + 3) >>> 2;
  for (let i = 0; i < wordCount; i++) {
    if (((words[i] as number) & HIGH_BITS) === 0) continue;
    const at = i << 2;
    const limit = Math.min(at + 4, end);
    for (let k = at; k < limit; k++) if (isDisguise(bytes, k)) found(k);
  }
}

const HIGH_BITS = 0x80808080 | 0;

function isDisguise(bytes: Uint8Array, at: number): boolean {
  switch (bytes[at] ?? 0) {
    case 0xe2: // E2 80 xx, E2 81 A0
      return bytes[at + 1] === 0x80 || (bytes[at + 1] === 0x81 && bytes[at + 2] === 0xa0);
    case 0xc2:
      return bytes[at + 1] === 0xa0;
    case 0xef:
      return bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
    case 0xa0: // windows-1252 no-break blank, quotes and dashes: the byte before is ASCII
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x96:
    case 0x97:
      return at === 0 || (bytes[at - 1] ?? 0) < 0x80;
    default:
      return false;
  }
}
