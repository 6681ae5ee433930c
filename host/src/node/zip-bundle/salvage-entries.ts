import { parseExtraFields, type ExtraField } from 'yauzl';
import type { ByteReader } from '../byte-reader.ts';
import { decodeEntryName } from './entry-name.ts';
import { type EntryEnd, findEntryEnd } from './find-entry-end.ts';
import { findMarked } from './find-marked.ts';
import {
  deflateMethod,
  isEncrypted,
  localHeaderLength,
  localHeaderMark,
  storedMethod,
  type ZipEntry,
} from './zip-entry.ts';

/**
 * Finds the entries of a zip whose directory is missing or wrong by the header that stands before each of them, as it
 * is with a download that broke off. Takes time linear in the archive. Stops after `most` entries.
 */
export async function salvageEntries(reader: ByteReader, most: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  let position = 0;
  while (entries.length < most) {
    const fixed = await findMarked(reader, position, readFixedHeader);
    if (fixed === undefined) break;
    const header = await readLocalHeader(reader, fixed);
    if (header === undefined) {
      position = fixed.position + 4;
      continue;
    }
    const end = header.sizesFollow
      ? await findEntryEnd(reader, header.dataStart)
      : endByHeader(header, reader.byteLength);
    entries.push({
      name: header.name,
      method: header.method,
      encrypted: header.encrypted,
      link: false,
      crc32: end.crc32,
      compressedSize: end.compressedSize,
      byteLength: end.byteLength,
      headerOffset: header.position,
      end: header.dataStart + end.compressedSize,
      cut: end.cut,
    });
    position = header.dataStart + end.compressedSize;
  }
  return entries;
}

/** A local header without its name; offsets from the ZIP specification, APPNOTE 4.3.7. */
interface FixedHeader {
  /** Offset in the archive. */
  readonly position: number;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly byteLength: number;
  readonly nameLength: number;
  readonly extraLength: number;
}

interface LocalHeader extends FixedHeader {
  readonly name: string;
  readonly encrypted: boolean;
  /** The sizes stand in a descriptor behind the data: the writer could not seek. */
  readonly sizesFollow: boolean;
  readonly dataStart: number;
}

/** What the tools of the field write: 2.0 to 6.3 of the specification, and the methods that it knows. */
const highestVersion = 63;
const highestMethod = 99;

function readFixedHeader(bytes: Buffer, at: number, position: number): FixedHeader | undefined {
  if (at + localHeaderLength > bytes.length || bytes.readUInt32LE(at) !== localHeaderMark) return undefined;
  const method = bytes.readUInt16LE(at + 8);
  const nameLength = bytes.readUInt16LE(at + 26);
  // Four bytes may look like a header by chance; the rest then does not.
  if (bytes.readUInt8(at + 4) > highestVersion || method > highestMethod || nameLength === 0)
    return undefined;
  return {
    position,
    flags: bytes.readUInt16LE(at + 6),
    method,
    crc32: bytes.readUInt32LE(at + 14),
    compressedSize: bytes.readUInt32LE(at + 18),
    byteLength: bytes.readUInt32LE(at + 22),
    nameLength,
    extraLength: bytes.readUInt16LE(at + 28),
  };
}

async function readLocalHeader(reader: ByteReader, fixed: FixedHeader): Promise<LocalHeader | undefined> {
  const { position, flags, nameLength, extraLength, compressedSize, byteLength } = fixed;
  const rest = Buffer.from(await reader.read(position + localHeaderLength, nameLength + extraLength));
  if (rest.length < nameLength + extraLength) return undefined;
  const extraFields = parseExtra(rest.subarray(nameLength));
  const zip64 = extraFields.find((field) => field.id === 1 && field.data.length >= 16)?.data;
  const isZip64 = zip64 !== undefined && byteLength === 0xffffffff && compressedSize === 0xffffffff;
  return {
    ...fixed,
    name: decodeEntryName(flags, rest.subarray(0, nameLength), extraFields),
    encrypted: isEncrypted(flags),
    compressedSize: isZip64 ? Number(zip64.readBigUInt64LE(8)) : compressedSize,
    byteLength: isZip64 ? Number(zip64.readBigUInt64LE(0)) : byteLength,
    // Zip64 writers state the sizes as 0 too, in the extra field.
    sizesFollow: (flags & 8) !== 0 && (isZip64 ? zip64.readBigUInt64LE(8) === 0n : compressedSize === 0),
    dataStart: position + localHeaderLength + nameLength + extraLength,
  };
}

function endByHeader(header: LocalHeader, archiveLength: number): EntryEnd {
  const left = archiveLength - header.dataStart;
  const { crc32, byteLength } = header;
  if (header.compressedSize <= left)
    return { compressedSize: header.compressedSize, byteLength, crc32, cut: false };
  const readable = header.method === storedMethod || header.method === deflateMethod;
  return { compressedSize: left, byteLength: readable ? byteLength : undefined, crc32, cut: true };
}

function parseExtra(raw: Buffer): ExtraField[] {
  try {
    return parseExtraFields(raw);
  } catch {
    return [];
  }
}
