import { crc32 } from 'node:zlib';
import { blockLength, type ByteReader } from '../byte-reader.ts';
import { SourceError, toSourceError } from '../source-error.ts';
import { inflateRaw, inflateSmall } from './inflate.ts';
import { type BundleLimits, showBytes } from './limits.ts';
import { deflateMethod, type ZipEntry } from './zip-entry.ts';

/**
 * The unpacked bytes of an entry whose data starts at `start`. Never yields more than the entry states. Rejects with a
 * {@link SourceError}, after everything that could be read, where the entry is cut, damaged or not what it states.
 */
export async function* readEntry(
  reader: ByteReader,
  entry: ZipEntry,
  start: number,
  shown: string,
  limits: BundleLimits,
): AsyncGenerator<Uint8Array> {
  const allowed =
    entry.byteLength ?? Math.max(limits.ratioFromBytes, Math.floor(entry.compressedSize * limits.ratio));
  let given = 0;
  let sum = 0;
  try {
    for await (const chunk of unpack(reader, entry, start)) {
      const part = chunk.subarray(0, allowed - given);
      given += part.length;
      sum = crc32(part, sum);
      if (part.length > 0) yield part;
      if (part.length < chunk.length) throw tooLong(entry, allowed, shown);
    }
  } catch (error) {
    throw isDamage(error) ? damaged(given, shown, error) : toSourceError(shown, error);
  }
  if (entry.cut || given < (entry.byteLength ?? 0)) throw tooShort(entry, given, shown);
  if (entry.crc32 !== undefined && sum !== entry.crc32)
    throw new SourceError(
      'zip-checksum',
      shown,
      'Its checksum is not the one that the zip states, so some of its text may be wrong: fetch the zip again.',
    );
}

async function* unpack(reader: ByteReader, entry: ZipEntry, start: number): AsyncGenerator<Uint8Array> {
  const { byteLength = Infinity, compressedSize } = entry;
  if (byteLength <= blockLength && compressedSize <= blockLength) {
    const raw = await reader.read(start, compressedSize);
    const whole = entry.method === deflateMethod ? inflateSmall(raw, byteLength) : raw;
    if (whole !== undefined) {
      yield whole;
      return;
    }
  }
  const raw = reader.chunks(start, start + compressedSize);
  yield* entry.method === deflateMethod ? inflateRaw(raw, entry.byteLength) : raw;
}

function tooLong(entry: ZipEntry, allowed: number, shown: string): SourceError {
  if (entry.byteLength === undefined)
    return new SourceError(
      'zip-ratio',
      shown,
      `It unpacks to more than ${showBytes(allowed)}, which is past the limit "ratio"; the rest was not read.`,
    );
  return new SourceError(
    'zip-size',
    shown,
    `It unpacks to more than the ${allowed} bytes that the zip states; the rest was not read.`,
  );
}

function tooShort(entry: ZipEntry, given: number, shown: string): SourceError {
  const of = entry.byteLength === undefined ? '' : ` of ${entry.byteLength}`;
  return entry.cut
    ? new SourceError(
        'zip-cut',
        shown,
        `The zip ends in the middle of it; ${given}${of} bytes could be read.`,
      )
    : new SourceError(
        'zip-size',
        shown,
        `It holds ${given} bytes, while the zip states ${entry.byteLength ?? 0}.`,
      );
}

function damaged(given: number, shown: string, cause: unknown): SourceError {
  const message = `Its compressed data is damaged; ${given} bytes before the damage could be read.`;
  return new SourceError('zip-damaged', shown, message, { cause });
}

/** Errors of zlib carry its own codes, `Z_DATA_ERROR` and the like. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
