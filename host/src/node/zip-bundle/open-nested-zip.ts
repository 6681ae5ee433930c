import { type ByteReader, SliceReader } from '../byte-reader.ts';
import { InflatedReader } from './inflated-reader.ts';
import { type NestedMemory, sizeInMemory } from './nested-memory.ts';
import { StreamedReader } from './streamed-reader.ts';
import { storedMethod } from './zip-entry.ts';
import { type EntryPlace, originOf } from './zip-entry-source.ts';

export interface NestedSearch {
  readonly memory: NestedMemory;
  /** True where only what can be held in memory is worth reading. */
  readonly inMemoryOnly?: boolean;
  /** Bytes that can be read of it, where they are known. */
  readonly byteLength?: number;
}

/**
 * Reads a zip that is an entry of another: in place where it is stored, else inflated, in memory while it is small and
 * as a stream where it is not. `onDamage` is told once when only a part could be inflated.
 */
export function openNestedZip(
  place: EntryPlace,
  { memory, inMemoryOnly = false, byteLength }: NestedSearch,
  onDamage: (error: unknown) => void,
): ByteReader {
  const { reader, entry, start } = place;
  if (entry.method === storedMethod)
    return new SliceReader(reader, start, entry.compressedSize, originOf(place, entry.compressedSize));
  return inMemoryOnly || memory.isForWhole(sizeInMemory(place))
    ? new InflatedReader(place, memory, onDamage)
    : new StreamedReader(place, memory, onDamage, byteLength);
}
