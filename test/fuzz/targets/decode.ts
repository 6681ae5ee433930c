import assert from 'node:assert/strict';
import { decodeText } from '#engine';
import { Transcoder } from '../../../engine/src/decode/transcoder.ts';
import { encoders } from '../../support/encode.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { logs } from '../material.ts';
import { mutateBytes, mutateText } from '../mutate.ts';
import { Random } from '../random.ts';

/** Bytes of any encoding, of several after one another, and damaged ones. */
export const decode: FuzzTarget = {
  name: 'decode',
  make(random) {
    const parts = random.several(1, 3, () => {
      const text = mutateText(random, random.pick(logs()).slice(0, random.between(0, 4000)));
      return random.pick(Object.values(encoders))(text);
    });
    const bytes = Uint8Array.from(Buffer.concat(parts));
    return random.once(2) ? mutateBytes(random, bytes) : bytes;
  },
  check(input) {
    const { text, problems } = decodeText(input);
    // Two bytes of UTF-16 are three of UTF-8, which one wrong byte beside them turns into three letters.
    assert.ok(text.length <= 1.5 * input.length + 2, `${text.length} units of ${input.length} bytes`);
    for (const { message } of problems) assert.ok(message.length < 500);
    const whole = transcode([input]);
    const random = new Random(input.length);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < input.length;) {
      const length = random.pick([1, 2, 3, 31, 64, 1000, 5000]);
      pieces.push(input.subarray(at, at + length));
      at += length;
    }
    const inPieces = transcode(pieces);
    // Where the encoding changes is looked for from the start of a chunk, so only an even text is the same to the byte.
    if (whole.changes === 0 && inPieces.changes === 0) assert.deepEqual(inPieces.bytes, whole.bytes);
    assert.ok(inPieces.bytes.length <= 3 * input.length + 3, 'it grows more than UTF-16 can');
  },
};

function transcode(chunks: readonly Uint8Array[]): { bytes: Buffer; changes: number } {
  const transcoder = new Transcoder();
  const out = chunks.map((chunk) => Buffer.from(transcoder.push(chunk)));
  out.push(Buffer.from(transcoder.end()));
  return { bytes: Buffer.concat(out), changes: transcoder.changes };
}
