import type { LogSource } from '#engine';
import { BlockReader } from './byte-reader.ts';
import { createFileLogSource } from './file-log-source.ts';
import { FileReader, type FileState } from './file-reader.ts';
import type { BundleLimits } from './zip-bundle/limits.ts';
import { openTextSource } from './text-source.ts';
import { createZipEntrySource } from './zip-bundle/zip-entry-source.ts';
import type { ZipEntry } from './zip-bundle/zip-entry.ts';

/** A file that stays as it is while it is read, as plain data. */
export interface FileOrigin {
  readonly file: string;
  /** How messages call it. */
  readonly shown: string;
  readonly state: FileState;
}

/** Where a source is, as plain data: a worker is sent this and opens the source itself. */
export type SourceAddress =
  /** A text that is in no file, in memory that threads share. */
  | { readonly kind: 'text'; readonly path: string; readonly bytes: Uint8Array<SharedArrayBuffer> }
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | {
      readonly kind: 'entry';
      readonly archive: FileOrigin;
      readonly entry: ZipEntry;
      /** Offset of its data in the archive. */
      readonly start: number;
      readonly shown: string;
      readonly limits: BundleLimits;
      readonly version: string;
    };

/** A source that another thread can open. */
export interface AddressedSource extends LogSource {
  readonly address?: SourceAddress;
}

/** The source behind an address. */
export function openAddress(address: SourceAddress): LogSource {
  if (address.kind === 'text') return openTextSource(address.path, address.bytes);
  if (address.kind === 'file') return createFileLogSource(address.path, { file: address.file });
  const { file, shown, state } = address.archive;
  const reader = new BlockReader(new FileReader(file, shown, state));
  const { entry, start, limits, version } = address;
  return createZipEntrySource({ reader, entry, start, shown: address.shown, limits }, version);
}
