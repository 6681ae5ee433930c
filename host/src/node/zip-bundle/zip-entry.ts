/** One file in a zip, as its directory or its own header states it. Untrusted until its bytes are read. */
export interface ZipEntry {
  /** Path in the archive with `/` between the folders; ends with `/` for a folder. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link as Info-ZIP stores it; its bytes are the path it leads to. */
  readonly link: boolean;
  /** Undefined where nothing states it. */
  readonly crc32: number | undefined;
  /** Bytes in the archive. */
  readonly compressedSize: number;
  /** Bytes unpacked; undefined where nothing states them. */
  readonly byteLength: number | undefined;
  /** Offset of its local header. */
  readonly headerOffset: number;
  /** Offset of what follows in the archive; its data must end before. */
  readonly end: number;
  /** True when the archive ends before its data does. */
  readonly cut: boolean;
}

export const storedMethod = 0;
export const deflateMethod = 8;

/** Names of the methods that are met in the field and are not read. From the ZIP specification, APPNOTE 4.4.5. */
export function nameMethod(method: number): string {
  const names: Readonly<Record<number, string>> = {
    6: 'Implode',
    9: 'Deflate64',
    12: 'BZip2',
    14: 'LZMA',
    93: 'Zstandard',
    95: 'XZ',
    98: 'PPMd',
  };
  return names[method] ?? `method ${method}`;
}

/** Signatures that begin the parts of a zip, little-endian. */
export const localHeaderMark = 0x04034b50;
export const directoryMark = 0x02014b50;
export const descriptorMark = 0x08074b50;

/** Bytes of a local header before the name. */
export const localHeaderLength = 30;

/** True when bit 0 (encrypted) or bit 13 (directory encrypted) of the general purpose flags is set. */
export function isEncrypted(flags: number): boolean {
  return (flags & 0x2001) !== 0;
}
