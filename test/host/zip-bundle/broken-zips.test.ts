import assert from 'node:assert/strict';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { assert as assertProperty, asyncProperty, integer, uint8Array } from 'fast-check';
import type { Problem } from '#engine';
import { findSources, SourceError } from '#host';
import { makeZip, type ZipPart } from '../../support/make-zip.ts';
import { collect, type Collected, kindsOf, makeFolder } from '../collect-sources.ts';

const folder = makeFolder();

function unexpected(problem: Problem): void {
  assert.fail(problem.message);
}

async function readBytes(bytes: Uint8Array): Promise<Collected> {
  return collect([folder.write('case.zip', bytes)], { root: folder.root });
}

const lines = Array.from(
  { length: 3000 },
  (_, i) => `2026-03-14 09:26:53.${i} Info Sensor line ${i * 7919}\r\n`,
);
const log = lines.join('');
const three: readonly ZipPart[] = ['a.log', 'b.log', 'c.log'].map((name) => ({
  name,
  data: `${name}\n${log}`,
}));

describe('A zip that is cut', () => {
  it('after its entries gives them all', async () => {
    const { texts, errors, problems } = await readBytes(makeZip(three).subarray(0, -30));
    assert.deepEqual(
      Object.values(texts),
      three.map(({ data }) => data),
    );
    assert.deepEqual(errors, {});
    assert.deepEqual(kindsOf(problems), ['zip-damaged case.zip']);
    assert.match(problems[0]?.message ?? '', /3 entries found without it: a\.log, b\.log, c\.log$/);
  });

  for (const descriptor of ['marked', 'bare', 'zip64'] as const)
    it(`after entries whose sizes stand behind them (${descriptor}) gives them all`, async () => {
      const parts = three.map((part) => ({ ...part, descriptor }));
      const { texts, errors } = await readBytes(makeZip(parts).subarray(0, -30));
      assert.deepEqual(
        Object.values(texts),
        three.map(({ data }) => data),
      );
      assert.deepEqual(errors, {});
    });

  it('after entries without content gives those too', async () => {
    const parts = ['a.log', 'b.log', 'c.log'].map(
      (name) => ({ name, data: '', descriptor: 'marked' }) as const,
    );
    const { texts, errors } = await readBytes(makeZip(parts).subarray(0, -30));
    assert.deepEqual(Object.values(texts), ['', '', '']);
    assert.deepEqual(errors, {});
  });

  it('is searched without a gap between the windows', async () => {
    for (const descriptor of ['marked', 'bare', 'zip64'] as const)
      for (let length = 3980; length < 4110; length += 1) {
        const data = 'x'.repeat(length);
        const parts = ['a.log', 'b.log'].map((name) => ({ name, data, method: 0, descriptor }));
        const { errors } = await readBytes(makeZip(parts).subarray(0, -30));
        assert.deepEqual(errors, {}, `${descriptor} after ${length} bytes`);
      }
  });

  it('in the middle of an entry gives what is there of it, and says so', async () => {
    for (const method of [0, 8]) {
      for (const descriptor of [undefined, 'marked'] as const) {
        const parts = three.map((part) => ({
          ...part,
          method,
          ...(descriptor === undefined ? {} : { descriptor }),
        }));
        const whole = makeZip(parts);
        const { texts, errors } = await readBytes(whole.subarray(0, Math.floor(whole.length * 0.6)));
        const [first, second, third] = Object.values(texts);
        assert.equal(first, three[0]?.data);
        assert.equal(third, undefined);
        assert.ok(second !== undefined && second.length > log.length / 3 && second.length < log.length);
        assert.ok(String(three[1]?.data).startsWith(second), 'nothing but the text itself');
        assert.deepEqual(errors, { 'case.zip!/b.log': 'zip-cut' });
      }
    }
  });

  it('anywhere yields only true beginnings of what was in it, and never throws', async () => {
    const small = ['a.log', 'b.log'].map((name) => ({ name, data: log.slice(0, 3000) }));
    const whole = makeZip([...small, { name: 'n.zip', data: makeZip(small), method: 0 }]);
    await assertProperty(
      asyncProperty(integer({ min: 0, max: whole.length }), async (length) => {
        const { texts } = await readBytes(whole.subarray(0, length));
        // A zip of which less than its mark is left is text as far as anybody can tell, and told as no zip.
        for (const [name, text] of Object.entries(texts))
          assert.ok(name.endsWith('.zip') || log.startsWith(text), `${name} of ${length} bytes`);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A zip that is damaged', () => {
  it('in its directory is read by the headers of its entries', async () => {
    const bytes = makeZip(three);
    bytes.writeUInt32LE(0, bytes.indexOf('PK\u0001\u0002'));
    const { texts, problems } = await readBytes(bytes);
    assert.equal(Object.keys(texts).length, 3);
    assert.deepEqual(kindsOf(problems), ['zip-damaged case.zip']);
  });

  it('by bytes before it that its offsets do not know of is read all the same', async () => {
    const { texts } = await readBytes(
      makeZip(three, { prefix: Buffer.from('PK\u0003\u0004 is no header here') }),
    );
    assert.equal(Object.keys(texts).length, 3);
  });

  it('in the places that it states is read by the headers of its entries', async () => {
    const moved = three.map((part, i) => ({ ...part, statedOffset: i * 100 + 7 }));
    const { texts, problems } = await readBytes(makeZip(moved));
    assert.deepEqual(
      Object.values(texts),
      three.map(({ data }) => data),
    );
    assert.deepEqual(kindsOf(problems), ['zip-damaged case.zip']);
  });

  it('by something that looks like a header is searched on behind it', async () => {
    // A header whose name would end after the archive.
    const fake = makeZip([{ name: 'x'.repeat(60_000) }]).subarray(0, 40);
    const { texts } = await readBytes(makeZip([{ name: 'x.log', data: 'small' }], { prefix: fake }));
    assert.deepEqual(texts, { 'case.zip!/x.log': 'small' });
  });

  it('in its count of entries hides none', async () => {
    const { texts, problems } = await readBytes(makeZip(three, { statedCount: 1 }));
    assert.equal(Object.keys(texts).length, 3);
    assert.deepEqual(kindsOf(problems), ['zip-damaged case.zip']);
  });

  it('in one entry loses that entry only from the damage on', async () => {
    const raw = deflateRawSync(log);
    raw.fill(0xff, raw.length >> 1, (raw.length >> 1) + 40);
    const { texts, errors } = await readBytes(
      makeZip([
        { name: 'bad.log', data: log, raw },
        { name: 'good.log', data: log },
      ]),
    );
    assert.equal(texts['case.zip!/good.log'], log);
    assert.match(errors['case.zip!/bad.log'] ?? '', /^zip-(damaged|checksum|size)$/);
  });

  it('anywhere is told and never throws', async () => {
    const small = ['a.log', 'b.log'].map((name) => ({ name, data: log.slice(0, 2000) }));
    const whole = makeZip([...small, { name: 'n.zip', data: makeZip(small) }]);
    await assertProperty(
      asyncProperty(
        integer({ min: 0, max: whole.length - 1 }),
        uint8Array({ minLength: 1, maxLength: 8 }),
        async (at, bytes) => {
          const hurt = Buffer.from(whole);
          hurt.set(bytes.subarray(0, whole.length - at), at);
          const { texts, errors, problems } = await readBytes(hurt);
          // Text that is not the original is never shown without a word.
          const wrong = Object.entries(texts).filter(
            ([name, text]) => text !== log.slice(0, 2000) && errors[name] === undefined,
          );
          assert.ok(wrong.length === 0 || problems.length > 0, wrong.map(([name]) => name).join());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('A zip that lies', () => {
  const cases: readonly [string, ZipPart, string, string][] = [
    ['states a wrong checksum', { name: 'x.log', data: log, crc: 1 }, 'zip-checksum', log],
    [
      'states less than there is',
      { name: 'x.log', data: log, statedSize: 100 },
      'zip-size',
      log.slice(0, 100),
    ],
    ['states more than there is', { name: 'x.log', data: log, statedSize: log.length + 5 }, 'zip-size', log],
    [
      'states less than there is, stored',
      { name: 'x.log', data: log, method: 0, statedSize: 100 },
      'zip-size',
      log.slice(0, 100),
    ],
  ];
  for (const [what, part, kind, text] of cases)
    it(`and ${what} is told after what could be read`, async () => {
      const { texts, errors } = await readBytes(makeZip([part, { name: 'y.log', data: 'good' }]));
      assert.deepEqual(errors, { 'case.zip!/x.log': kind });
      assert.deepEqual(texts, { 'case.zip!/x.log': text, 'case.zip!/y.log': 'good' });
    });

  const refused: readonly [string, ZipPart, string][] = [
    ['encrypted', { name: 'x.log', data: log, flags: 1 }, 'zip-encrypted'],
    ['encrypted by its own header alone', { name: 'x.log', data: log, localFlags: 1 }, 'zip-encrypted'],
    ['Deflate64', { name: 'x.log', data: log, method: 9 }, 'zip-method'],
    ['LZMA', { name: 'x.log', data: log, method: 14 }, 'zip-method'],
    ['a symbolic link', { name: 'x.log', data: '/etc/passwd', unixMode: 0o120777 }, 'zip-link'],
    ['.. in the name', { name: '../../x.log', data: log }, 'zip-unsafe-name'],
    ['..\\ in the name', { name: 'a\\..\\..\\x.log', data: log }, 'zip-unsafe-name'],
    ['an absolute name', { name: '/etc/x.log', data: log }, 'zip-unsafe-name'],
    ['a share', { name: '\\\\server\\x.log', data: log }, 'zip-unsafe-name'],
    ['a drive', { name: 'C:\\x.log', data: log }, 'zip-unsafe-name'],
    ['a name without end', { name: `${'x'.repeat(5000)}.log`, data: log }, 'zip-name-length'],
  ];
  for (const [what, part, kind] of refused)
    it(`or holds ${what} is told, and the rest is read`, async () => {
      const { texts, problems } = await readBytes(makeZip([part, { name: 'y.log', data: 'good' }]));
      assert.deepEqual(texts, { 'case.zip!/y.log': 'good' });
      assert.deepEqual(kindsOf(problems), [`${kind} case.zip`]);
    });

  it('with entries that share their bytes unpacks none of them twice', async () => {
    const shared = { name: 'x.log', data: log };
    const { texts, problems } = await readBytes(
      makeZip([
        shared,
        { ...shared, name: 'y.log', statedOffset: 0 },
        { ...shared, name: 'z.log', statedOffset: 0 },
      ]),
    );
    assert.equal(Object.keys(texts).length, 1);
    assert.deepEqual(kindsOf(problems), ['zip-overlap case.zip']);
    assert.match(problems[0]?.message ?? '', /^Not read: 2 entries/);
  });

  it('that is replaced while it is read is not read as the other', async () => {
    const file = folder.write('swap.zip', makeZip(three));

    const sources = [];
    for await (const source of findSources([file], { onProblem: unexpected })) sources.push(source);
    folder.write('swap.zip', makeZip([{ name: 'other.log', data: log.repeat(3) }]));
    const [first] = sources;
    assert.ok(first !== undefined);
    await assert.rejects(
      async () => {
        for await (const chunk of first.read()) assert.ok(chunk);
      },
      (error: unknown) =>
        error instanceof SourceError &&
        error.kind === 'changed-while-read' &&
        error.source === path.join(folder.root, 'swap.zip'),
    );
  });
});
