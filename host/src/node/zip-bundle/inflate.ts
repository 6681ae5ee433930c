import { constants, createInflateRaw, inflateRawSync, type InflateRaw } from 'node:zlib';

/** Chunks inflated ahead of the reader, so that zlib's thread and the scan work at the same time. */
const chunksAhead = 2;

const smallestChunk = 4 * 1024;
const largestChunk = 1024 * 1024;

/**
 * Inflates a deflate stream in chunks of 1 MB: with zlib's own 16 KB it takes three times as long. Chunks are never
 * overwritten. Data that is cut off ends the stream without an error, because its size tells; damaged data rejects with
 * zlib's error after everything before it was yielded. `expected` is the size that is stated, where one is.
 */
export async function* inflateRaw(
  raw: AsyncIterable<Uint8Array>,
  expected: number = largestChunk,
): AsyncGenerator<Uint8Array> {
  // Thousands of small entries would spend their time on the making of large buffers.
  const chunkSize = Math.min(Math.max(expected, smallestChunk), largestChunk);
  const inflater = createInflateRaw({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  const ready: Uint8Array[] = [];
  let done = false;
  let failure: unknown;
  let wake = (): void => {};
  const finish = (error?: unknown): void => {
    failure ??= error;
    done = true;
    wake();
  };
  inflater.on('data', (chunk: Uint8Array) => {
    ready.push(chunk);
    if (ready.length >= chunksAhead) inflater.pause();
    wake();
  });
  inflater.once('end', () => finish());
  inflater.once('error', finish);
  const fed = feed(inflater, raw).catch(finish);
  try {
    for (;;) {
      const chunk = ready.shift();
      if (chunk !== undefined) {
        inflater.resume();
        yield chunk;
      } else if (done) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure !== undefined) throw failure;
  } finally {
    inflater.destroy();
    await fed;
  }
}

/**
 * Inflates a small stream at once, which takes a tenth of the time that a stream object takes to be made. Undefined
 * where it is damaged or longer than `expected`: the other way then yields what there is.
 */
export function inflateSmall(raw: Uint8Array, expected: number): Uint8Array | undefined {
  try {
    const chunkSize = Math.max(expected, smallestChunk);
    return inflateRawSync(raw, {
      chunkSize,
      maxOutputLength: expected + 1,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return undefined;
  }
}

/** The start of what `raw`, the start of a deflate stream, inflates to; empty where it is no such stream. */
export function inflateHead(raw: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(raw, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array(0);
  }
}

/** One chunk at a time: `raw` may overwrite a chunk only once zlib is done with it. */
async function feed(inflater: InflateRaw, raw: AsyncIterable<Uint8Array>): Promise<void> {
  // A write that waits for the reader is never answered when the stream is destroyed, so that counts as an answer.
  let proceed = (_error?: Error | null): void => {};
  inflater.once('close', () => proceed());
  for await (const chunk of raw) {
    if (inflater.destroyed || inflater.readableEnded) return;
    await new Promise<void>((resolve, reject) => {
      proceed = (error) => (error ? reject(error) : resolve());
      inflater.write(chunk, proceed);
    });
  }
  inflater.end();
}
