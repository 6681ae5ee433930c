import type { LogSource } from '#engine';
import type { FileState } from './file-reader.ts';
import type { BundleLimits } from './zip-bundle/limits.ts';
import { storedMethod, type ZipEntry } from './zip-bundle/zip-entry.ts';

/** A file that stays as it is while it is read, as plain data. */
export interface FileOrigin {
  readonly file: string;
  /** How messages call it. */
  readonly shown: string;
  readonly state: FileState;
}

/** A zip that is an entry of another, as plain data. */
export interface InnerOrigin {
  readonly archive: ArchiveOrigin;
  readonly entry: ZipEntry;
  /** Offset of its data in the archive. */
  readonly start: number;
  readonly shown: string;
  readonly limits: BundleLimits;
  /** Bytes unpacked, as many as can be read. */
  readonly byteLength: number;
}

export type ArchiveOrigin = FileOrigin | InnerOrigin;

/** Where a source is, as plain data: a worker is sent this and opens the source itself. */
export type SourceAddress =
  /** A text that is in no file, in memory that threads share. */
  | { readonly kind: 'text'; readonly path: string; readonly bytes: Uint8Array<SharedArrayBuffer> }
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | EntryAddress;

interface EntryAddress {
  readonly kind: 'entry';
  readonly archive: ArchiveOrigin;
  readonly entry: ZipEntry;
  /** Offset of its data in the archive. */
  readonly start: number;
  readonly shown: string;
  readonly limits: BundleLimits;
  readonly version: string;
}

/** A source that another thread can open. */
export interface AddressedSource extends LogSource {
  readonly address?: SourceAddress;
}

/** True where another thread would have to inflate a zip anew to come to it. */
export function isFar(address: SourceAddress): boolean {
  if (address.kind !== 'entry') return false;
  for (let { archive } = address; 'archive' in archive; { archive } = archive)
    if (archive.entry.method !== storedMethod) return true;
  return false;
}
