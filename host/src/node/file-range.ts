import type { FileHandle } from 'node:fs/promises';
import { inTime } from './in-time.ts';

/** Large enough that the way to the thread that reads, and back, does not show; twice as much is no faster. */
export const chunkLength = 2 * 1024 * 1024;

/** Buffers of files that were read to their end, for the next one: what is thrown away stays in memory for a while. */
const kept: Buffer[] = [];

/**
 * The bytes of a file from `from` to `to`, double-buffered: while a chunk is worked on, the next is read. A chunk is
 * overwritten when the next one is asked for. Ends early where the file does.
 */
export async function* readRange(handle: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  if (to <= from) return;
  const size = Math.min(chunkLength, to - from);
  let current = takeBuffer(size);
  // A file of one chunk, as most are, needs no second buffer.
  let spare = to - from > size ? takeBuffer(size) : current;
  let pending = readFully(handle, current, from, Math.min(size, to - from));
  let position = from;
  try {
    for (;;) {
      const chunk = await pending;
      position += chunk.length;
      // A chunk that is short of what was asked for is the end of the file.
      const last = chunk.length < current.length || position >= to;
      if (!last) {
        [current, spare] = [spare, current];
        pending = readFully(handle, current, position, Math.min(size, to - position));
        // A failure is met at the next turn; until then nobody waits for it.
        pending.catch(() => {});
      }
      if (chunk.length > 0) yield chunk;
      if (!last) continue;
      if (spare !== current && kept.length === 0) kept.push(current, spare);
      return;
    }
  } finally {
    // The system may still be writing into the buffer of a reader that stopped early.
    await pending.catch(() => {});
  }
}

function takeBuffer(size: number): Buffer {
  return (size === chunkLength ? kept.pop() : undefined) ?? Buffer.allocUnsafeSlow(size);
}

/** Fills `buffer` up to `length` from `position`; shorter only at the end of the file. */
export async function readFully(
  handle: FileHandle,
  buffer: Buffer,
  position: number,
  length: number,
): Promise<Uint8Array> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await inTime(handle.read(buffer, filled, length - filled, position + filled));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
