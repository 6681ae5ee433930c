import assert from 'node:assert/strict';
import { array, asyncProperty, assert as assertProperty, integer, tuple } from 'fast-check';
import { BlockReader, blockLength, type ByteReader, SliceReader } from '../../host/src/node/byte-reader.ts';
import { FileReader } from '../../host/src/node/file-reader.ts';
import { makeFolder } from './collect-sources.ts';
import { statSync } from 'node:fs';

const content = Buffer.alloc(3 * blockLength + 99);
for (let i = 0; i < content.length; i += 1) content[i] = (i * 31 + (i >> 8)) & 0xff;

describe('Readers of bytes at any place', () => {
  const { write } = makeFolder();
  const file = write('bytes.bin', content);
  const whole = (): ByteReader => new FileReader(file, file, statSync(file));
  const readers: readonly [string, () => ByteReader, Buffer][] = [
    ['a file', whole, content],
    ['a file in blocks', () => new BlockReader(whole()), content],
    ['a part of a file', () => new SliceReader(whole(), 1000, 70_000), content.subarray(1000, 71_000)],
    [
      'a part of a part in blocks',
      () => new BlockReader(new SliceReader(new SliceReader(whole(), 500, 90_000), 500, 70_000)),
      content.subarray(1000, 71_000),
    ],
  ];
  for (const [what, make, expected] of readers)
    it(`give the bytes of ${what} in any order of places, fewer at the end`, async () => {
      const reader = make();
      assert.equal(reader.byteLength, expected.length);
      await reader.acquire();
      const place = integer({ min: 0, max: expected.length + 10 });
      await assertProperty(
        asyncProperty(
          array(tuple(place, integer({ min: 0, max: 5000 })), { maxLength: 20 }),
          async (reads) => {
            for (const [at, length] of reads) {
              const bytes = await reader.read(at, length);
              assert.ok(expected.subarray(at, at + length).equals(bytes), `${length} bytes at ${at}`);
              const parts: Buffer[] = [];
              for await (const chunk of reader.chunks(at, at + length)) parts.push(Buffer.from(chunk));
              assert.ok(
                expected.subarray(at, at + length).equals(Buffer.concat(parts)),
                `${length} bytes from ${at}`,
              );
            }
          },
        ),
        { numRuns: 30 },
      );
      await reader.release();
    });

  it('give neighbouring places to the last byte of a block', async () => {
    const reader = new BlockReader(whole());
    await reader.acquire();
    assert.equal((await reader.read(0, 10)).length, 10);
    for (let at = blockLength - 10; at < blockLength + 10; at += 1)
      assert.ok(content.subarray(at, at + 4).equals(await reader.read(at, 4)), `at ${at}`);
    await reader.release();
  });
});
