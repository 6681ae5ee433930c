import type { ByteReader } from '../byte-reader.ts';
import { findMarked } from './find-marked.ts';
import { descriptorMark, directoryMark, localHeaderMark } from './zip-entry.ts';

/** Where the data of an entry ends and what is known of it. */
export interface EntryEnd {
  readonly compressedSize: number;
  readonly byteLength: number | undefined;
  readonly crc32: number | undefined;
  /** True when the archive ends before the data does. */
  readonly cut: boolean;
}

/**
 * The end of data that started at `dataStart` without its size: the first descriptor that states exactly the bytes
 * between, with its optional mark or, without one, right before the next header. Marks may occur in the data by chance
 * or because it is a zip itself; their sizes do not fit. Without any the data runs to the end of the archive.
 */
export async function findEntryEnd(reader: ByteReader, dataStart: number): Promise<EntryEnd> {
  const found = await findMarked(reader, dataStart, (bytes, at, position) => {
    const mark = bytes.readUInt32LE(at);
    if (mark === descriptorMark) return readSizes(bytes, at + 4, position - dataStart);
    if (mark !== localHeaderMark && mark !== directoryMark) return undefined;
    return at < 12 ? undefined : readSizes(bytes, at - 12, position - 12 - dataStart);
  });
  const compressedSize = Math.max(0, reader.byteLength - dataStart);
  return found ?? { compressedSize, byteLength: undefined, crc32: undefined, cut: true };
}

/** Deflate cannot do better than 1032:1, from the documentation of zlib. */
const bestRatio = 1032;

/** Checksum, compressed and unpacked size of a descriptor, in 64 or 32 bits, if they state `compressedSize`. */
function readSizes(bytes: Buffer, at: number, compressedSize: number): EntryEnd | undefined {
  if (compressedSize < 0 || at + 12 > bytes.length) return undefined;
  // Both forms begin with the lower half of the size; nearly all marks in other data fall here.
  if (bytes.readUInt32LE(at + 4) !== compressedSize % 2 ** 32) return undefined;
  const crc32 = bytes.readUInt32LE(at);
  if (at + 20 <= bytes.length && bytes.readBigUInt64LE(at + 4) === BigInt(compressedSize)) {
    const byteLength = Number(bytes.readBigUInt64LE(at + 12));
    // A short form with an unpacked size of 0 reads as a long one too; what follows it makes no sensible size.
    if (byteLength <= compressedSize * bestRatio) return { compressedSize, byteLength, crc32, cut: false };
  }
  if (compressedSize >= 2 ** 32) return undefined;
  return { compressedSize, byteLength: bytes.readUInt32LE(at + 8), crc32, cut: false };
}
