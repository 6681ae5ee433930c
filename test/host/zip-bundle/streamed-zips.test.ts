import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { array, assert as assertProperty, asyncProperty, integer, record, uint8Array } from 'fast-check';
import type { LogSource, Problem } from '#engine';
import { type BundleLimits, defaultLimits } from '#host';
import type { ByteReader } from '../../../host/src/node/byte-reader.ts';
import { findInZip } from '../../../host/src/node/zip-bundle/find-in-zip.ts';
import type { NestedSizes } from '../../../host/src/node/zip-bundle/nested-memory.ts';
import { makeZip, type ZipForm, type ZipPart } from '../../support/make-zip.ts';
import { kindsOf, readAll } from '../collect-sources.ts';

/** Everything inside is gone through as a stream; of it stays readable what is read at once to find the directory. */
const streamed: NestedSizes = { wholeBytes: -1, windowBytes: 100_000 };
/** So little stays readable that nearly every step begins anew. */
const forgetful: NestedSizes = { wholeBytes: -1, windowBytes: 50 };
/** As it is with small inner zips. */
const whole: NestedSizes = { wholeBytes: Infinity, windowBytes: 0 };

/** A zip in memory that knows what was read of it, and who is at it. */
class CountingReader implements ByteReader {
  readonly byteLength: number;
  users = 0;
  bytesRead = 0;
  /** Bytes after which it cannot be read any more. */
  failsAfter = Infinity;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.byteLength = bytes.length;
  }

  async acquire(): Promise<void> {
    this.users += 1;
  }

  async release(): Promise<void> {
    this.users -= 1;
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    assert.ok(this.users > 0, 'it is read by somebody who acquired it');
    const bytes = this.#bytes.subarray(position, Math.max(position, position + length));
    this.bytesRead += bytes.length;
    if (this.bytesRead > this.failsAfter) throw new Error('the disk is gone');
    return bytes;
  }

  async *chunks(from: number, to: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < Math.min(to, this.byteLength); at += 5000)
      yield await this.read(at, Math.min(5000, to - at));
  }
}

interface Found {
  readonly reader: CountingReader;
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

function find(
  reader: ByteReader,
  problems: Problem[],
  sizes = streamed,
  limits: Partial<BundleLimits> = {},
): AsyncGenerator<LogSource> {
  return findInZip(reader, 'case.zip', {
    version: '1',
    limits: { ...defaultLimits, ...limits },
    onProblem: (problem) => void problems.push(problem),
    onSkip: () => undefined,
    wanted: () => true,
    sizes,
  });
}

async function readZip(
  bytes: Uint8Array,
  sizes = streamed,
  limits: Partial<BundleLimits> = {},
): Promise<Found> {
  const reader = new CountingReader(bytes);
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for await (const source of find(reader, problems, sizes, limits)) {
    const { bytes: read, error } = await readAll(source);
    texts[source.path] = read.toString();
    if (error !== undefined) errors[source.path] = error.kind;
  }
  assert.equal(reader.users, 0);
  return { reader, texts, errors, problems: kindsOf(problems) };
}

/** A text that hardly gets smaller. */
function noise(bytes: number): string {
  return randomBytes(bytes / 2).toString('hex');
}

function inner(name: string, parts: readonly ZipPart[], form: ZipForm = {}): ZipPart {
  return { name, data: makeZip(parts, form) };
}

/** Nothing that would have to be read twice because of its own size. */
const logs: readonly ZipPart[] = ['a.log', 'b.log', 'c.log', 'd.log'].map((name) => ({
  name,
  data: `${name}\n${noise(1_000_000)}`,
}));

describe('An inner zip that is gone through as a stream', () => {
  it('is read in two passes, one to its directory and one to its logs, whatever their order is', async () => {
    const data = makeZip([inner('n.zip', logs.toReversed()), { name: 'z.log', data: 'last' }]);
    const { reader, texts, errors, problems } = await readZip(data);
    assert.deepEqual(texts, {
      ...Object.fromEntries(logs.map(({ name, data: text }) => [`case.zip!/n.zip!/${String(name)}`, text])),
      'case.zip!/z.log': 'last',
    });
    assert.deepEqual([errors, problems], [{}, []]);
    assert.ok(reader.bytesRead < data.length * 2.2, `${reader.bytesRead} of ${data.length} were read`);
  });

  it('costs a pass more for each depth, however many stand side by side', async () => {
    const side = Array.from({ length: 12 }, (_, i) => inner(`${i}.zip`, logs.slice(0, 1)));
    const data = makeZip([inner('m.zip', [inner('n.zip', side), ...logs])]);
    const { reader, texts, errors, problems } = await readZip(data);
    assert.equal(Object.keys(texts).length, 12 + logs.length);
    assert.deepEqual([errors, problems], [{}, []]);
    assert.ok(reader.bytesRead < data.length * 4.2, `${reader.bytesRead} of ${data.length} were read`);
  });

  it('is read again from its beginning by who goes back, also by several at the same time', async () => {
    const data = makeZip([inner('n.zip', [...logs, inner('m.zip', logs)])]);
    const reader = new CountingReader(data);
    const sources: LogSource[] = [];
    for await (const source of find(reader, [])) sources.push(source);
    assert.equal(reader.users, 0);
    const texts = await Promise.all(sources.toReversed().map(readAll));
    assert.deepEqual(
      texts.map(({ bytes, error }) => [bytes.toString(), error]),
      [...logs, ...logs].toReversed().map((log) => [log.data, undefined]),
    );
    assert.equal(reader.users, 0);
  });

  it('is let go by who stops in the middle', async () => {
    const reader = new CountingReader(makeZip([inner('n.zip', [inner('m.zip', logs), ...logs])]));
    for await (const source of find(reader, [])) {
      for await (const chunk of source.read()) {
        assert.ok(chunk.length > 0);
        break;
      }
      break;
    }
    assert.equal(reader.users, 0);
  });

  it('may have a directory that is larger than what stays readable, or none', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      name: `logs/of/a/machine/${i}.log`,
      data: `${i}`,
    }));
    const form: ZipForm = { zip64: true, comment: 'c'.repeat(5000) };
    const { texts, problems } = await readZip(makeZip([inner('n.zip', many, form)]));
    assert.deepEqual(
      Object.values(texts),
      many.map(({ data }) => data),
    );
    assert.deepEqual(problems, []);
    const cut = { name: 'n.zip', data: makeZip(logs).subarray(0, -100) };
    const salvaged = await readZip(makeZip([cut]));
    assert.deepEqual(
      Object.values(salvaged.texts),
      logs.map(({ data }) => data),
    );
    assert.deepEqual(salvaged.problems, ['zip-damaged case.zip!/n.zip']);
  });

  it('gives what stands before the damage and tells of it once', async () => {
    const raw = deflateRawSync(makeZip(logs), { level: 0 });
    // Blocks of 64 KB at most: the head of one is among them, and says what none may say.
    raw.fill(0xff, raw.length >> 1, (raw.length >> 1) + 70_000);
    const { texts, problems } = await readZip(
      makeZip([{ name: 'n.zip', data: makeZip(logs), raw }, ...logs]),
    );
    assert.equal(texts['case.zip!/n.zip!/a.log'], logs[0]?.data);
    assert.equal(texts['case.zip!/d.log'], logs[3]?.data);
    assert.deepEqual(problems, ['zip-damaged case.zip!/n.zip', 'zip-damaged case.zip!/n.zip']);
  });

  it('ends with an error where it cannot be read any more on the second pass', async () => {
    const data = makeZip([inner('n.zip', logs)]);
    const reader = new CountingReader(data);
    reader.failsAfter = data.length * 1.6;
    const kinds: (string | undefined)[] = [];
    const problems: Problem[] = [];
    for await (const source of find(reader, problems)) kinds.push((await readAll(source)).error?.kind);
    assert.deepEqual(kinds, [undefined, undefined, 'unreadable']);
    assert.deepEqual(kindsOf(problems), ['unreadable case.zip!/n.zip']);
    assert.equal(reader.users, 0);
  });

  it('is refused where all streams together would take more memory than allowed', async () => {
    const limits = { nestedBytes: 30 * 1024 * 1024 };
    const data = makeZip([inner('n.zip', [inner('m.zip', logs), ...logs]), inner('o.zip', logs)]);
    const { texts, problems } = await readZip(data, streamed, limits);
    assert.equal(Object.keys(texts).length, 2 * logs.length);
    assert.deepEqual(problems, ['zip-nested-size case.zip!/n.zip!/m.zip']);
  });

  it('of a deep nest fits into the usual limit', async () => {
    const small = logs.map(({ name }) => ({ name, data: noise(1000) }));
    let part = inner('n.zip', small);
    for (let depth = 2; depth < defaultLimits.depth; depth += 1) part = inner('n.zip', [part, ...small]);
    const { texts, problems } = await readZip(makeZip([part]));
    assert.deepEqual(problems, []);
    assert.equal(Object.keys(texts).length, 9 * logs.length);
  });

  it('holds what one that is held in memory does, whatever is wrong with it', async () => {
    const small = ['a.log', 'b.log'].map((name) => ({ name, data: `${name}\n${noise(300)}` }));
    const stored = { name: 's.zip', data: makeZip(small), method: 0 };
    const deep = makeZip([...small, inner('m.zip', small), stored]);
    const data = makeZip([{ name: 'n.zip', data: deep }, ...small]);
    const damage = record({
      /** In the zip inside, or in the one around it. */
      where: integer({ min: 0, max: deep.length + data.length - 1 }),
      bytes: uint8Array({ minLength: 1, maxLength: 8 }),
    });
    await assertProperty(
      asyncProperty(array(damage, { maxLength: 3 }), integer({ min: 0, max: 2000 }), async (all, cut) => {
        const hurt = Buffer.from(deep);
        for (const { where, bytes } of all)
          if (where < deep.length) hurt.set(bytes.subarray(0, deep.length - where), where);
        const around = makeZip([{ name: 'n.zip', data: hurt.subarray(0, hurt.length - cut) }, ...small]);
        for (const { where, bytes } of all) {
          const at = where - deep.length;
          if (at >= 0 && at < around.length) around.set(bytes.subarray(0, around.length - at), at);
        }
        const { reader: _, ...expected } = await readZip(around, whole);
        for (const sizes of [streamed, forgetful]) {
          const { reader: _reader, ...found } = await readZip(around, sizes);
          assert.deepEqual(found, expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});
