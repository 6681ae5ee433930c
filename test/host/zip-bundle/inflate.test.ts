import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { array, assert as assertProperty, asyncProperty, integer, uint8Array } from 'fast-check';
import { inflateHead, inflateRaw } from '../../../host/src/node/zip-bundle/inflate.ts';

async function* cutInto(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const length = lengths[i % lengths.length] ?? bytes.length;
    // One buffer is used again for all chunks, as a reader of files does.
    shared.set(bytes.subarray(at, at + length));
    yield await Promise.resolve(shared.subarray(0, Math.min(length, bytes.length - at)));
    at += length;
  }
}
const shared = Buffer.alloc(4 * 1024 * 1024);

async function inflateAll(
  raw: AsyncIterable<Uint8Array>,
  expected?: number,
): Promise<{ bytes: Buffer; failed: boolean }> {
  const parts: Uint8Array[] = [];
  let failed = false;
  try {
    for await (const part of inflateRaw(raw, expected)) parts.push(part);
  } catch {
    failed = true;
  }
  return { bytes: Buffer.concat(parts), failed };
}

const large = Buffer.from(
  Array.from({ length: 150_000 }, (_, i) => `line ${i} of a log, ${(i * 7919) % 1000}\r\n`).join(''),
);

describe('inflateRaw', () => {
  it('gives the same bytes however the input is cut', async () => {
    const raw = deflateRawSync(large);
    await assertProperty(
      asyncProperty(
        array(integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }),
        async (lengths) => {
          // Many chunks of a few bytes take long and show nothing more.
          const { bytes, failed } = await inflateAll(
            cutInto(
              raw,
              lengths.map((n) => n + 500),
            ),
          );
          assert.equal(failed, false);
          assert.ok(bytes.equals(large));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('gives the same bytes as went in', async () => {
    await assertProperty(
      asyncProperty(uint8Array({ maxLength: 5000 }), integer({ min: 1, max: 200 }), async (data, step) => {
        const { bytes } = await inflateAll(cutInto(deflateRawSync(data), [step]), data.length);
        assert.ok(bytes.equals(data));
      }),
    );
  });

  it('gives what there is of a stream that is cut, and no error', async () => {
    const raw = deflateRawSync(large);
    const { bytes, failed } = await inflateAll(cutInto(raw.subarray(0, raw.length >> 1), [65_536]));
    assert.equal(failed, false);
    assert.ok(bytes.length > 1_000_000 && large.subarray(0, bytes.length).equals(bytes));
  });

  it('gives what came before damage, then rejects', async () => {
    const raw = deflateRawSync(large);
    // Zeros decode to a distance that cannot be; other bytes may decode to some text.
    raw.fill(0, raw.length - 100_000, raw.length - 99_000);
    const { bytes, failed } = await inflateAll(cutInto(raw, [4096]));
    assert.equal(failed, true);
    assert.ok(bytes.length > 2_000_000, `${bytes.length} bytes`);
    assert.ok(large.subarray(0, 2_000_000).equals(bytes.subarray(0, 2_000_000)));
  });

  it('ends where the stream ends, whatever follows it', async () => {
    const raw = Buffer.concat([deflateRawSync('the text'), Buffer.alloc(2_000_000, 0xaa)]);
    assert.equal((await inflateAll(cutInto(raw, [65_536]))).bytes.toString(), 'the text');
  });

  it('passes on an error of its input, after what came before', async () => {
    const raw = deflateRawSync(large);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(raw.subarray(0, raw.length >> 1));
      throw new Error('the share is gone');
    }
    const parts: Uint8Array[] = [];
    await assert.rejects(async () => {
      for await (const part of inflateRaw(broken())) parts.push(part);
    }, /the share is gone/);
    assert.ok(Buffer.concat(parts).length > 1_000_000);
  });

  it('lets go of its input when the reader has enough', async () => {
    let released = false;
    async function* watched(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield* cutInto(deflateRawSync(large), [10_000]);
      } finally {
        released = true;
      }
    }
    for await (const part of inflateRaw(watched())) {
      assert.ok(part.length > 0);
      break;
    }
    assert.equal(released, true);
  });
});

describe('inflateHead', () => {
  it('gives the start of a stream from its first bytes', () => {
    const raw = deflateRawSync(large);
    const head = inflateHead(raw.subarray(0, 1500));
    assert.ok(head.length >= 512 && large.subarray(0, head.length).equals(head));
  });

  it('gives nothing for what is no stream', () => {
    assert.equal(inflateHead(Buffer.alloc(100, 0xff)).length, 0);
  });
});
