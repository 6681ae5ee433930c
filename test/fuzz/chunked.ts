import type { LogSource } from '#engine';
import type { Random } from './random.ts';

/** Bytes cut into pieces of random lengths. */
export function* pieces(bytes: Uint8Array, random: Random): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const length = random.pick([1, 7, 63, 64, 1000, 4096, 70_000]);
    yield bytes.slice(at, at + length);
    at += length;
  }
}

/** A source that gives its bytes in such pieces. */
export function chunked(path: string, bytes: Uint8Array, random: Random): LogSource {
  return {
    path,
    byteLength: bytes.length,
    async *read() {
      yield* pieces(bytes, random);
    },
  };
}
