import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip, with everything that a tool of the field or an attacker may write into its headers. */
export interface ZipPart {
  /** Bytes for names in a code page. */
  readonly name: string | Buffer;
  readonly data?: string | Uint8Array;
  /** 0 stored, 8 deflate (default); any other is only stated. */
  readonly method?: number;
  /** The compressed bytes, where they are not those of `data`. */
  readonly raw?: Uint8Array;
  readonly crc?: number;
  /** Unpacked size to state, in both headers. */
  readonly statedSize?: number;
  /** Compressed size to state in the directory only. */
  readonly statedCompressedSize?: number;
  /** General purpose bits: 1 encrypted, 8 descriptor, 0x800 UTF-8. */
  readonly flags?: number;
  /** General purpose bits of the local header, where they differ. */
  readonly localFlags?: number;
  /** Sizes behind the data and zeros in the local header, as a writer that cannot seek does. */
  readonly descriptor?: 'marked' | 'bare' | 'zip64';
  /** Sizes and place in the extra field of zip64. */
  readonly zip64?: boolean;
  /** Mode of Unix, for example 0o120777 for a symbolic link. */
  readonly unixMode?: number;
  /** Place of the local header to state, where it is not its own. */
  readonly statedOffset?: number;
  /** Bytes before the data that the directory knows nothing of. */
  readonly localExtra?: Buffer;
}

export interface ZipForm {
  readonly comment?: string;
  /** Bytes before the zip, as a self-extracting one has; the offsets do not know of them. */
  readonly prefix?: Uint8Array;
  /** Number of entries to state. */
  readonly statedCount?: number;
  /** End the archive with a record of zip64. */
  readonly zip64?: boolean;
  /** Bytes that are left out after the first entry and that all offsets count: an archive larger than memory. */
  readonly gap?: number;
}

/** Writes a zip by the letter of the specification (APPNOTE 6.3), and lies where it is told to. */
export function makeZip(parts: readonly ZipPart[], form: ZipForm = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const facts = factsOf(part);
    const local = localEntry(part, facts);
    directory.push(directoryEntry(part, facts, part.statedOffset ?? offset));
    locals.push(local);
    offset += local.length + (locals.length === 1 ? (form.gap ?? 0) : 0);
  }
  const listing = Buffer.concat(directory);
  const end = endRecords(form.statedCount ?? parts.length, listing.length, offset, form);
  return Buffer.concat([form.prefix ?? Buffer.alloc(0), ...locals, listing, ...end]);
}

interface Facts {
  readonly name: Buffer;
  readonly raw: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
}

function factsOf(part: ZipPart): Facts {
  const data = Buffer.from(part.data ?? '');
  const method = part.method ?? 8;
  const name = Buffer.from(part.name);
  return {
    name,
    raw: Buffer.from(part.raw ?? (method === 8 ? deflateRawSync(data) : data)),
    method,
    flags:
      (part.flags ?? (typeof part.name === 'string' ? 0x800 : 0)) | (part.descriptor === undefined ? 0 : 8),
    crc: part.crc ?? crc32(data),
    size: part.statedSize ?? data.length,
  };
}

function localEntry(part: ZipPart, { name, raw, method, flags, crc, size }: Facts): Buffer {
  const extra = part.zip64 === true ? zip64Field(size, raw.length) : (part.localExtra ?? Buffer.alloc(0));
  const later = part.descriptor !== undefined;
  const head = numbers([
    [4, 0x04034b50],
    [2, part.zip64 === true ? 45 : 20],
    [2, part.localFlags ?? flags],
    [2, method],
    [4, 0],
    [4, later ? 0 : crc],
    [4, later ? 0 : part.zip64 === true ? 0xffffffff : raw.length],
    [4, later ? 0 : part.zip64 === true ? 0xffffffff : size],
    [2, name.length],
    [2, extra.length],
  ]);
  return Buffer.concat([head, name, extra, raw, descriptorOf(part, crc, raw.length, size)]);
}

function descriptorOf(part: ZipPart, crc: number, compressed: number, size: number): Buffer {
  const width = part.descriptor === 'zip64' ? 8 : 4;
  const sizes = numbers([
    [4, crc],
    [width, compressed],
    [width, size],
  ]);
  if (part.descriptor === undefined) return Buffer.alloc(0);
  return part.descriptor === 'bare' ? sizes : Buffer.concat([numbers([[4, 0x08074b50]]), sizes]);
}

function directoryEntry(
  part: ZipPart,
  { name, raw, method, flags, crc, size }: Facts,
  offset: number,
): Buffer {
  const wide = part.zip64 === true;
  const extra = wide ? zip64Field(size, raw.length, offset) : Buffer.alloc(0);
  const head = numbers([
    [4, 0x02014b50],
    [2, part.unixMode === undefined ? 20 : (3 << 8) | 20],
    [2, wide ? 45 : 20],
    [2, flags],
    [2, method],
    [4, 0],
    [4, crc],
    [4, wide ? 0xffffffff : (part.statedCompressedSize ?? raw.length)],
    [4, wide ? 0xffffffff : size],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, (part.unixMode ?? 0) * 0x10000],
    [4, wide ? 0xffffffff : offset],
  ]);
  return Buffer.concat([head, name, extra]);
}

function zip64Field(...values: readonly number[]): Buffer {
  return numbers([[2, 1], [2, values.length * 8], ...values.map((value) => [8, value] as const)]);
}

function endRecords(count: number, length: number, offset: number, form: ZipForm): Buffer[] {
  const comment = Buffer.from(form.comment ?? '');
  const wide = form.zip64 === true;
  const records: Buffer[] = [];
  if (wide)
    records.push(
      numbers([
        [4, 0x06064b50],
        [8, 44],
        [2, 45],
        [2, 45],
        [4, 0],
        [4, 0],
        [8, count],
        [8, count],
        [8, length],
        [8, offset],
      ]),
      numbers([
        [4, 0x07064b50],
        [4, 0],
        [8, offset + length],
        [4, 1],
      ]),
    );
  const short = Math.min(count, 0xffff);
  records.push(
    numbers([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, wide ? 0xffff : short],
      [2, wide ? 0xffff : short],
      [4, length],
      [4, wide ? 0xffffffff : offset],
      [2, comment.length],
    ]),
    comment,
  );
  return records;
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}
