import type { ByteReader } from '../byte-reader.ts';

/** Bytes around a mark that a judge can count on, as far as the archive has them. */
const margin = 64;

/** The first window; they grow to 1 MB, so that neither tiny entries nor gigabytes cost many or large reads. */
const firstWindow = 4 * 1024;
const largestWindow = 1024 * 1024;

/** Looks at the bytes at offset `at` of `bytes`, which is `position` in the archive; undefined means: go on. */
export type Judge<T> = (bytes: Buffer, at: number, position: number) => T | undefined;

/**
 * The first thing that `judge` accepts at or after `from`. It is asked wherever bytes begin with `PK`, as all marks of
 * a zip do, and is not asynchronous: in a hostile file every fourth byte begins such a place.
 */
export async function findMarked<T>(
  reader: ByteReader,
  from: number,
  judge: Judge<T>,
): Promise<T | undefined> {
  let start = from;
  let seen = from;
  let length = firstWindow;
  for (;;) {
    const bytes = Buffer.from(await reader.read(start, length));
    const atEnd = start + bytes.length >= reader.byteLength;
    const stop = atEnd ? bytes.length - 3 : bytes.length - margin;
    // A plain loop: where marks are dense, a call of indexOf for each costs ten times as much.
    for (let at = seen - start; at < stop; at += 1) {
      if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
      const found = judge(bytes, at, start + at);
      if (found !== undefined) return found;
    }
    if (atEnd) return undefined;
    seen = start + stop;
    start = Math.max(from, seen - margin);
    length = Math.min(length * 4, largestWindow);
  }
}
