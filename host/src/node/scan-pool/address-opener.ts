import type { LogSource } from '#engine';
import { BlockReader, type ByteReader } from '../byte-reader.ts';
import { createFileLogSource } from '../file-log-source.ts';
import { FileReader } from '../file-reader.ts';
import type { ArchiveOrigin, SourceAddress } from '../source-address.ts';
import { openTextSource } from '../text-source.ts';
import { NestedMemory } from '../zip-bundle/nested-memory.ts';
import { openNestedZip } from '../zip-bundle/open-nested-zip.ts';
import { createZipEntrySource } from '../zip-bundle/zip-entry-source.ts';

/** How long an inner zip stays open for the next source, in milliseconds. */
const LINGER = 1000;

/**
 * Opens sources by their addresses, as a thread does that is sent one after the other. The inner zip that was read last
 * stays open for a moment, so that the next log in it is read on from where the last one ended.
 */
export class AddressOpener {
  #kept:
    | { readonly key: string; readonly reader: ByteReader; readonly letGo: () => Promise<void> }
    | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** The source behind an address. Whoever has read it calls `rest`. */
  open(address: SourceAddress): LogSource {
    clearTimeout(this.#timer);
    if (address.kind === 'text') return openTextSource(address.path, address.bytes);
    if (address.kind === 'file') return createFileLogSource(address.path, { file: address.file });
    const { archive, entry, start, shown, limits, version } = address;
    const reader = 'archive' in archive ? this.#keep(archive) : openArchive(archive);
    return createZipEntrySource({ reader, entry, start, shown, limits }, version);
  }

  /** Nobody reads for the moment. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#letGo(), LINGER);
    this.#timer.unref();
  }

  #keep(archive: ArchiveOrigin): ByteReader {
    const key = JSON.stringify(archive);
    if (this.#kept?.key === key) return this.#kept.reader;
    this.#letGo();
    const reader = openArchive(archive);
    // Why it cannot be opened is told to who reads from it.
    const opened = reader.acquire().then(
      () => true,
      () => false,
    );
    const letGo = async (): Promise<void> => {
      if (await opened) await reader.release();
    };
    this.#kept = { key, reader, letGo };
    return reader;
  }

  #letGo(): void {
    void this.#kept?.letGo();
    this.#kept = undefined;
  }
}

function openArchive(archive: ArchiveOrigin, memory?: NestedMemory): ByteReader {
  if (!('archive' in archive))
    return new BlockReader(new FileReader(archive.file, archive.shown, archive.state));
  const { limits, byteLength } = archive;
  const all = memory ?? new NestedMemory(limits);
  const place = { ...archive, reader: openArchive(archive.archive, all) };
  // Who found the zip was told of its damage.
  return openNestedZip(place, { memory: all, byteLength }, () => {});
}
