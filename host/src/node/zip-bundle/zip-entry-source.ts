import type { ByteReader } from '../byte-reader.ts';
import type { AddressedSource, InnerOrigin } from '../source-address.ts';
import type { BundleLimits } from './limits.ts';
import { readEntry } from './read-entry.ts';
import type { ZipEntry } from './zip-entry.ts';

/** Where an entry is, and what it may cost. */
export interface EntryPlace {
  readonly reader: ByteReader;
  readonly entry: ZipEntry;
  /** Offset of its data in the reader. */
  readonly start: number;
  /** How it is called in reports, for example `case.zip!/Logs/x.log`. */
  readonly shown: string;
  readonly limits: BundleLimits;
}

/** The same for a zip that is such an entry, as plain data; absent where the zip around it has no address. */
export function originOf(
  { reader, entry, start, shown, limits }: EntryPlace,
  byteLength: number,
): InnerOrigin | undefined {
  const archive = reader.origin;
  return archive && { archive, entry, start, shown, limits, byteLength };
}

/** A log inside a zip. It can be read at any time and as often as wanted; the archive is opened for as long as that. */
export function createZipEntrySource(place: EntryPlace, version: string): AddressedSource {
  const { reader, entry, start, shown, limits } = place;
  const archive = reader.origin;
  return {
    path: shown,
    byteLength: entry.byteLength,
    read: () => readZipEntry(place),
    version,
    ...(archive === undefined
      ? {}
      : { address: { kind: 'entry', archive, entry, start, shown, limits, version } }),
  };
}

/** The unpacked bytes of an entry; the archive is acquired for as long as that. Rejects as {@link readEntry} does. */
export async function* readZipEntry({
  reader,
  entry,
  start,
  shown,
  limits,
}: EntryPlace): AsyncGenerator<Uint8Array> {
  await reader.acquire();
  try {
    yield* readEntry(reader, entry, start, shown, limits);
  } finally {
    await reader.release();
  }
}
