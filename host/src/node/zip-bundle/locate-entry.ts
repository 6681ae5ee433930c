import type { ByteReader } from '../byte-reader.ts';
import { inflateHead } from './inflate.ts';
import { encryptedRefusal, type Refusal } from './refuse-entry.ts';
import {
  deflateMethod,
  isEncrypted,
  localHeaderLength,
  localHeaderMark,
  type ZipEntry,
} from './zip-entry.ts';

/** Where the data of an entry lies, and what it begins with. */
export interface EntryData {
  /** Offset in the archive. */
  readonly start: number;
  /** The first bytes unpacked, as many as came at no cost; empty where they cannot be unpacked. */
  readonly head: Uint8Array;
}

/** Header, name and extra fields of nearly all entries, and enough data to see what it is: one read. */
const readAhead = 2048;

/**
 * Reads the local header of an entry, which alone says where its data starts. Refuses an entry without one, and one
 * whose data reaches into the next: such archives are made to unpack the same bytes thousands of times.
 */
export async function locateEntry(reader: ByteReader, entry: ZipEntry): Promise<EntryData | Refusal> {
  const bytes = Buffer.from(await reader.read(entry.headerOffset, readAhead));
  if (bytes.length < localHeaderLength || bytes.readUInt32LE(0) !== localHeaderMark)
    return { kind: 'zip-damaged', which: 'whose header is not where the directory of the zip says' };
  if (isEncrypted(bytes.readUInt16LE(6))) return encryptedRefusal;
  const headerLength = localHeaderLength + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const start = entry.headerOffset + headerLength;
  if (start + entry.compressedSize > entry.end)
    return { kind: 'zip-overlap', which: 'whose bytes belong to another entry too' };
  let raw: Uint8Array = bytes.subarray(headerLength);
  if (raw.length === 0) raw = await reader.read(start, readAhead);
  raw = raw.subarray(0, entry.compressedSize);
  return { start, head: entry.method === deflateMethod ? inflateHead(raw) : raw };
}
