import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import type { Problem } from '#engine';
import type { ByteReader } from '../../../host/src/node/byte-reader.ts';
import { findInZip } from '../../../host/src/node/zip-bundle/find-in-zip.ts';
import { defaultLimits } from '../../../host/src/node/zip-bundle/limits.ts';
import { makeZip, type ZipPart } from '../../support/make-zip.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { logNames, tokens } from '../material.ts';
import { mutateBytes } from '../mutate.ts';
import type { Random } from '../random.ts';

const OUTPUT = 1 << 20;

/** Archives with headers that lie, damaged ones, and archives in them: at most the limits come out, never an exception. */
export const zip: FuzzTarget = {
  name: 'zip',
  make(random) {
    const archive = makeZip(
      random.several(0, 5, () => makePart(random, 3)),
      {
        zip64: random.once(5),
        comment: random.once(4) ? random.pick(tokens) : '',
        ...(random.once(6) ? { statedCount: random.pick([0, 1, 65_535, 1_000_000]) } : {}),
        ...(random.once(6) ? { prefix: random.bytes(20) } : {}),
      },
    );
    return mutateBytes(random, archive);
  },
  async check(input) {
    const limits = { ...defaultLimits, outputBytes: OUTPUT, entries: 200, depth: 4, nestedBytes: OUTPUT };
    const problems: Problem[] = [];
    let bytes = 0;
    const search = {
      version: '1',
      limits,
      onProblem: (problem: Problem) => problems.push(problem),
      onSkip: () => undefined,
      wanted: () => true,
    };
    for await (const source of findInZip(memoryReader(input), 'case.zip', search)) {
      assert.ok(
        !/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(source.path),
        `it leads out of the archive: ${source.path}`,
      );
      try {
        for await (const chunk of source.read()) bytes += chunk.length;
      } catch (error) {
        assert.ok(error instanceof Error && 'kind' in error, String(error));
      }
    }
    // What a liar unpacks to before it is noticed stays within one chunk of what it stated.
    assert.ok(bytes <= OUTPUT + 256 * 1024, `${bytes} bytes came out`);
    for (const { message, kind } of problems) assert.ok(message.length < 3000 && kind.length > 0);
  },
};

function makePart(random: Random, depth: number): ZipPart {
  const name = random.once(5)
    ? Buffer.from(random.bytes(random.between(0, 12)))
    : random.pick(['', 'Logs/', '../', '..\\', '/', 'C:\\', 'a/../../']) +
      random.pick([...logNames, ...tokens]);
  if (depth > 0 && random.once(4)) {
    const inner = makeZip(random.several(0, 3, () => makePart(random, depth - 1)));
    return { name: 'inner.zip', data: inner, method: random.pick([0, 8]) };
  }
  const data = random.pick(['good', 'x'.repeat(5000), '\0'.repeat(300_000)]);
  return {
    name,
    data,
    method: random.pick([0, 8, 8, 8, 9, 12, 99]),
    ...(random.once(5) ? { raw: mutateBytes(random, deflateRawSync(data)) } : {}),
    ...(random.once(8) ? { crc: 7 } : {}),
    ...(random.once(8) ? { statedSize: random.pick([0, 1, 0xfffffffe]) } : {}),
    ...(random.once(8) ? { statedCompressedSize: random.pick([0, 1, 0xfffffffe]) } : {}),
    ...(random.once(8) ? { flags: random.below(0x10000) } : {}),
    ...(random.once(8) ? { localFlags: random.below(0x10000) } : {}),
    ...(random.once(6) ? { descriptor: random.pick(['marked', 'bare', 'zip64'] as const) } : {}),
    ...(random.once(8) ? { zip64: true } : {}),
    ...(random.once(8) ? { unixMode: random.pick([0o120777, 0o040755, 0o100644]) } : {}),
    ...(random.once(8) ? { statedOffset: random.pick([0, 5, 0xfffffffe]) } : {}),
  };
}

function memoryReader(bytes: Uint8Array): ByteReader {
  return {
    byteLength: bytes.length,
    acquire: async () => undefined,
    release: async () => undefined,
    read: async (position, length) => bytes.subarray(position, Math.max(position, position + length)),
    async *chunks(from, to) {
      for (let at = from; at < Math.min(to, bytes.length); at += 1000)
        yield bytes.subarray(at, Math.min(at + 1000, to));
    },
  };
}
