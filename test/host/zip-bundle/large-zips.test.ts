import assert from 'node:assert/strict';
import type { LogSource, Problem } from '#engine';
import { defaultLimits } from '#host';
import type { ByteReader } from '../../../host/src/node/byte-reader.ts';
import { findInZip } from '../../../host/src/node/zip-bundle/find-in-zip.ts';
import { makeZip } from '../../support/make-zip.ts';
import { readAll } from '../collect-sources.ts';

const gigabyte = 1024 ** 3;

/** `bytes` with `gap` zeros after the first `head` of them, as a file that no test would want to write. */
function withGap(bytes: Buffer, head: number, gap: number): ByteReader {
  const read = (position: number, length: number): Promise<Uint8Array> => {
    const out = Buffer.alloc(Math.max(0, Math.min(length, bytes.length + gap - position)));
    bytes.copy(out, 0, Math.min(position, head), head);
    const tail = Math.max(position, head + gap);
    if (tail < position + out.length) bytes.copy(out, tail - position, tail - gap);
    return Promise.resolve(out);
  };
  return {
    byteLength: bytes.length + gap,
    acquire: () => Promise.resolve(),
    release: () => Promise.resolve(),
    read,
    async *chunks(from, to) {
      for (let at = from; at < to; at += 65_536) yield await read(at, Math.min(65_536, to - at));
    },
  };
}

describe('A zip above 4 GB', () => {
  const gap = 5 * gigabyte;
  const first = { name: 'a.log', data: 'first', method: 0 };
  const second = { name: 'b.log', data: 'second\n'.repeat(1000), zip64: true };
  const bytes = makeZip([first, second], { gap, zip64: true });
  const head = makeZip([first]).indexOf('PK\u0001\u0002');

  async function find(reader: ByteReader): Promise<{ sources: LogSource[]; problems: Problem[] }> {
    const problems: Problem[] = [];
    const sources: LogSource[] = [];
    const search = {
      version: '1',
      limits: defaultLimits,
      onProblem: (problem: Problem): void => void problems.push(problem),
      onSkip: (): void => assert.fail(),
      wanted: (): boolean => true,
    };
    for await (const source of findInZip(reader, 'case.zip', search)) sources.push(source);
    return { sources, problems };
  }

  it('is read by its directory', async () => {
    const { sources, problems } = await find(withGap(bytes, head, gap));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      sources.map(({ path, byteLength }) => [path, byteLength]),
      [
        ['case.zip!/a.log', 5],
        ['case.zip!/b.log', 7000],
      ],
    );
    const [, large] = sources;
    assert.ok(large !== undefined);
    const { bytes: text, error } = await readAll(large);
    assert.equal(error, undefined);
    assert.equal(text.toString(), second.data);
  });
});
