import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { makeZip, type ZipPart } from '../../support/make-zip.ts';
import { collect, type Collected, kindsOf, makeFolder } from '../collect-sources.ts';
import type { BundleLimits } from '#host';

const folder = makeFolder();
const megabyte = 1024 * 1024;

async function read(parts: readonly ZipPart[], limits: Partial<BundleLimits> = {}): Promise<Collected> {
  return collect([folder.write('case.zip', makeZip(parts))], { root: folder.root, limits });
}

function nested(depth: number, inner: ZipPart): ZipPart {
  let part = inner;
  for (let i = 0; i < depth; i += 1) part = { name: 'n.zip', data: makeZip([part]) };
  return part;
}

const good: ZipPart = { name: 'good.log', data: 'good' };
const zeros: ZipPart = { name: 'zeros.log', data: new Uint8Array(4 * megabyte) };

describe('Limits of a bundle', () => {
  it('stop an entry that grows too much before it is read, and read the rest', async () => {
    const { texts, problems } = await read([zeros, good], { ratioFromBytes: megabyte });
    assert.deepEqual(texts, { 'case.zip!/good.log': 'good' });
    assert.deepEqual(kindsOf(problems), ['zip-ratio case.zip']);
    assert.match(
      problems[0]?.message ?? '',
      /^Not read: 1 entry that would grow to more than 200 times the compressed size.*limit "ratio", from 1 MB on.*zeros\.log$/,
    );
  });

  it('let repetitive logs through that stay below the size from which the ratio counts', async () => {
    const { texts, problems } = await read([zeros]);
    assert.equal(texts['case.zip!/zeros.log']?.length, 4 * megabyte);
    assert.deepEqual(problems, []);
  });

  it('stop an entry that states little and unpacks to much', async () => {
    const liar = { ...zeros, statedSize: 10 };
    const { texts, errors } = await read([liar, good]);
    assert.equal(texts['case.zip!/zeros.log']?.length, 10);
    assert.deepEqual(errors, { 'case.zip!/zeros.log': 'zip-size' });
  });

  it('stop an entry of unknown size in a zip that is cut', async () => {
    const cut = makeZip([{ ...zeros, descriptor: 'marked' }]).subarray(0, -110);
    const file = folder.write('cut.zip', cut);
    const { texts, errors } = await collect([file], {
      root: folder.root,
      limits: { ratioFromBytes: megabyte },
    });
    assert.equal(texts['cut.zip!/zeros.log']?.length, megabyte);
    assert.deepEqual(errors, { 'cut.zip!/zeros.log': 'zip-ratio' });
  });

  it('stop many small bombs together', async () => {
    const small = Array.from({ length: 50 }, (_, i) => ({
      ...zeros,
      name: `${i}.log`,
      data: new Uint8Array(100_000),
    }));
    const { texts, problems } = await read(small, { ratioFromBytes: megabyte });
    const count = Object.keys(texts).length;
    assert.ok(count >= 10 && count < 30, `${count} were read`);
    assert.deepEqual(kindsOf(problems), ['zip-ratio case.zip']);
    const message = problems[0]?.message ?? '';
    assert.ok(message.startsWith(`Not read: ${50 - count} entries by which the zip as a whole`), message);
  });

  it('stop a zip that unpacks to too much', async () => {
    const noise = Array.from({ length: 5 }, (_, i) => ({
      name: `${i}.log`,
      data: 'x'.repeat(1000),
      method: 0,
    }));
    const { texts, problems } = await read(noise, { outputBytes: 3500 });
    assert.equal(Object.keys(texts).length, 3);
    assert.deepEqual(kindsOf(problems), ['zip-output case.zip']);
  });

  it('refuse a zip of too many entries, the inner ones counted', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ name: `${i}.log`, data: 'x' }));
    const alone = await read(many, { entries: 29 });
    assert.deepEqual(alone.texts, {});
    assert.deepEqual(kindsOf(alone.problems), ['zip-entries case.zip']);
    assert.match(alone.problems[0]?.message ?? '', /30 entries.*29 \(limit "entries"\)/);
    const inner = await read([good, { name: 'n.zip', data: makeZip(many) }], { entries: 31 });
    assert.deepEqual(inner.texts, { 'case.zip!/good.log': 'good' });
    assert.deepEqual(kindsOf(inner.problems), ['zip-entries case.zip!/n.zip']);
  });

  it('refuse a zip of too many entries that has lost its directory', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ name: `${i}.log`, data: 'x' }));
    const file = folder.write('cut.zip', makeZip(many).subarray(0, -30));
    const { texts, problems } = await collect([file], { root: folder.root, limits: { entries: 29 } });
    assert.deepEqual(texts, {});
    assert.deepEqual(kindsOf(problems), ['zip-entries cut.zip']);
  });

  it('refuse a zip that only states too many entries, before any is read', async () => {
    const file = folder.write('states.zip', makeZip([good], { zip64: true, statedCount: 2 ** 40 }));
    const { problems } = await collect([file], { root: folder.root });
    assert.deepEqual(kindsOf(problems), ['zip-entries states.zip']);
  });

  it('stop zips in zips at the depth', async () => {
    const { texts, problems } = await read([good, nested(12, good)]);
    assert.deepEqual(texts, { 'case.zip!/good.log': 'good' });
    assert.deepEqual(kindsOf(problems), [`zip-depth case.zip!${'/n.zip!'.repeat(9)}/n.zip`]);
    assert.match(problems[0]?.message ?? '', /limit "depth" \(10\)/);
    const within = await read([nested(9, good)]);
    assert.deepEqual(Object.values(within.texts), ['good']);
    assert.deepEqual(within.problems, []);
  });

  it('refuse an inner zip that needs too much memory, but read one that is stored in place', async () => {
    const inner = makeZip([good, { name: 'noise.log', data: 'x'.repeat(5000), method: 0 }]);
    const deflated = await read([{ name: 'n.zip', data: inner }, good], { nestedBytes: 4000 });
    assert.deepEqual(deflated.texts, { 'case.zip!/good.log': 'good' });
    assert.deepEqual(kindsOf(deflated.problems), ['zip-nested-size case.zip!/n.zip']);
    assert.match(deflated.problems[0]?.message ?? '', /limit "nestedBytes"/);
    const stored = await read([{ name: 'n.zip', data: inner, method: 0 }], { nestedBytes: 4000 });
    assert.equal(Object.keys(stored.texts).length, 2);
  });

  it('count the memory of inner zips that are open at the same time, and free it for the next', async () => {
    const noise = { name: 'noise.log', data: 'x'.repeat(8000), method: 0 };
    const nestedBytes = 16 * 9500;
    const side = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.zip`, data: makeZip([noise]) }));
    assert.equal(Object.keys((await read(side, { nestedBytes })).texts).length, 40);
    let deep: ZipPart = noise;
    for (let depth = 0; depth < 9; depth += 1) deep = { name: 'n.zip', data: makeZip([deep, noise]) };
    const { texts, problems } = await read([deep], { nestedBytes });
    assert.deepEqual(Object.keys(texts).length, 8);
    assert.deepEqual(kindsOf(problems), [`zip-nested-size case.zip!${'/n.zip!'.repeat(8)}/n.zip`]);
  });

  it('make one problem of thousands of refused entries', async () => {
    const slips = Array.from({ length: 5000 }, (_, i) => ({ name: `../${i}.log`, data: '' }));
    const { problems } = await read(slips);
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /^Not read: 5000 entries .*: \.\.\/0\.log, .*, \.\.\.$/);
  });

  it('take linear time for thousands of entries of one name', async () => {
    const same = Array.from({ length: 20_000 }, () => ({ name: 'x.log', data: '', method: 0 }));
    const { texts } = await read(same);
    assert.equal(Object.keys(texts).length, 20_000);
  });

  it('take linear time for a file full of marks', async () => {
    for (const mark of ['PK\u0003\u0004', 'PK\u0007\u0008', 'PK\u0001\u0002', 'PK\u0005\u0006']) {
      const start = makeZip([{ ...good, descriptor: 'bare' }]).subarray(0, 45);
      const file = folder.write('marks.zip', Buffer.concat([start, Buffer.from(mark.repeat(megabyte))]));
      const { problems } = await collect([file], { root: folder.root });
      assert.ok(problems.length > 0);
    }
  });

  it('find no way out of a zip that holds itself', async () => {
    // A quine: the stored entry begins at the archive's own start.
    const inner = makeZip([good]);
    const parts = [
      { name: 'self.zip', raw: inner, data: inner, method: 0, statedOffset: 0, statedCompressedSize: 10_000 },
    ];
    const { problems } = await read(parts);
    assert.deepEqual(kindsOf(problems), ['zip-overlap case.zip']);
  });

  it('hold for a bomb that is not made of zeros alone', async () => {
    const raw = deflateRawSync('ab'.repeat(2 * megabyte), { level: 9 });
    const { problems } = await read([{ name: 'x.log', raw, data: 'ab'.repeat(2 * megabyte) }], {
      ratioFromBytes: megabyte,
    });
    assert.deepEqual(kindsOf(problems), ['zip-ratio case.zip']);
  });
});
