import assert from 'node:assert/strict';
import { appendFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { asyncProperty, assert as assertProperty, integer } from 'fast-check';
import { createFileLogSource, SourceError } from '#host';
import { open } from 'node:fs/promises';
import { chunkLength, readRange } from '../../host/src/node/file-range.ts';
import { makeFolder, readAll } from './collect-sources.ts';

/** Bytes in which every place differs from its neighbours, so that a shifted or repeated chunk shows. */
function patterned(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0; i + 4 <= length; i += 4) bytes.writeUInt32LE(i, i);
  return bytes;
}

describe('createFileLogSource', () => {
  const { root, write } = makeFolder();

  it('yields the bytes of files of all sizes around a chunk', async () => {
    for (const length of [
      0,
      1,
      chunkLength - 1,
      chunkLength,
      chunkLength + 1,
      2 * chunkLength,
      3 * chunkLength + 5,
    ]) {
      const content = patterned(length);
      const { bytes, error } = await readAll(createFileLogSource(write('sizes.log', content)));
      assert.equal(error, undefined);
      assert.ok(bytes.equals(content), `${length} bytes`);
    }
  });

  it('gives the same bytes for any range of a file', async () => {
    const content = patterned(2 * chunkLength + 77);
    const handle = await open(write('range.log', content));
    try {
      await assertProperty(
        asyncProperty(
          integer({ min: 0, max: content.length }),
          integer({ min: 0, max: content.length }),
          async (a, b) => {
            const [from, to] = a < b ? [a, b] : [b, a];
            const parts: Buffer[] = [];
            for await (const chunk of readRange(handle, from, to)) parts.push(Buffer.from(chunk));
            assert.ok(Buffer.concat(parts).equals(content.subarray(from, to)));
          },
        ),
        { numRuns: 40 },
      );
    } finally {
      await handle.close();
    }
  });

  it('stops without harm when the reader has enough', async () => {
    const source = createFileLogSource(write('early.log', patterned(4 * chunkLength)));
    for (let round = 0; round < 20; round += 1) {
      for await (const chunk of source.read()) {
        assert.equal(chunk.length, chunkLength);
        break;
      }
    }
  });

  it('rejects for a file that is gone', async () => {
    const file = write('gone.log', 'x');
    rmSync(file);
    const { error } = await readAll(createFileLogSource(file));
    assert.equal(error?.kind, 'not-found');
    assert.equal(error.source, file);
  });

  /** Reads a file of three chunks and does something to it after the first. */
  async function readWhile(
    meddle: (file: string) => void,
  ): Promise<{ bytes: number; kind: string | undefined }> {
    const file = write('living.log', patterned(3 * chunkLength));
    let bytes = 0;
    try {
      for await (const chunk of createFileLogSource(file).read()) {
        if (bytes === 0) meddle(file);
        bytes += chunk.length;
      }
    } catch (error) {
      assert.ok(error instanceof SourceError);
      assert.equal(error.source, file);
      return { bytes, kind: error.kind };
    }
    return { bytes, kind: undefined };
  }

  it('leaves what a living log gains while it is read for the next time', async () => {
    const read = await readWhile((file) => appendFileSync(file, 'more'));
    assert.deepEqual(read, { bytes: 3 * chunkLength, kind: undefined });
  });

  it('rejects for a log that is cut while it is read, after what was there', async () => {
    const read = await readWhile((file) => truncateSync(file, 10));
    assert.equal(read.kind, 'changed-while-read');
    assert.ok(read.bytes >= chunkLength && read.bytes < 3 * chunkLength, `${read.bytes} bytes`);
  });

  it('rejects for a log that is rewritten while it is read', async () => {
    const read = await readWhile((file) => {
      writeFileSync(file, patterned(3 * chunkLength).fill(1));
      utimesSync(file, 1, 1);
    });
    assert.equal(read.kind, 'changed-while-read');
  });

  it('speaks in sentences, without codes and stacks', async () => {
    const { error } = await readAll(createFileLogSource(root));
    assert.equal(error?.message, 'It is a folder, not a file.');
    assert.equal(error.kind, 'unreadable');
  });
});
