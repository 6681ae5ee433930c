import type { AddressedSource } from './source-address.ts';

/** Bytes given out at once: what waits for this thread waits no longer than for a megabyte. */
const STEP = 1 << 20;

/** A text that somebody has open, as UTF-8 that another thread reads where it stands. */
export function createTextSource(path: string, text: string): AddressedSource {
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)));
  bytes.write(text);
  return openTextSource(path, bytes);
}

/** The same in the thread that was sent the bytes. */
export function openTextSource(path: string, bytes: Uint8Array<SharedArrayBuffer>): AddressedSource {
  return {
    path,
    byteLength: bytes.length,
    address: { kind: 'text', path, bytes },
    async *read() {
      for (let at = 0; at < bytes.length; at += STEP) {
        yield bytes.subarray(at, at + STEP);
        // The others of this thread have their turn between two steps.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
