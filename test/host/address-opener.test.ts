import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { findSources } from '#host';
import { AddressOpener } from '../../host/src/node/scan-pool/address-opener.ts';
import { type AddressedSource, isFar } from '../../host/src/node/source-address.ts';
import { makeZip } from '../support/make-zip.ts';
import { makeFolder, readAll } from './collect-sources.ts';

const folder = makeFolder();

/** Memory for one stream and little else. */
const limits = { nestedBytes: 25 * 1024 * 1024 };

const logs = ['a.log', 'b.log', 'c.log'].map((name) => ({
  name,
  data: `${name}\n${randomBytes(700_000).toString('hex')}`,
}));
const few = logs.map(({ name }) => ({ name, data: `${name} of a small zip` }));
/** Of each way to read an inner zip one: in place, in memory, as a stream, and in place within a stream. */
const large = makeZip([...logs, { name: 'stored.zip', data: makeZip(few), method: 0 }]);
const whole = makeZip([
  { name: 'large.zip', data: large },
  { name: 'small.zip', data: makeZip([...few, { name: 'deep.zip', data: makeZip(few) }]) },
  { name: 'stored.zip', data: makeZip(few), method: 0 },
  ...few,
]);

async function find(file: string): Promise<AddressedSource[]> {
  const found: AddressedSource[] = [];
  for await (const source of findSources([file], {
    limits,
    onProblem: ({ message }) => assert.fail(message),
  }))
    found.push(source);
  return found;
}

describe('The address of a log in a zip in a zip', () => {
  it('leads another thread to the same bytes, in whatever order', async () => {
    const all = await find(folder.write('case.zip', whole));
    assert.equal(all.length, 6 * 3);
    for (const sources of [all, all.toReversed()]) {
      const addresses = new AddressOpener();
      for (const found of sources) {
        const { address, path, byteLength } = found;
        assert.ok(address !== undefined, path);
        // What a worker gets is a copy.
        const source = addresses.open(structuredClone(address));
        assert.deepEqual([source.path, source.byteLength], [path, byteLength]);
        assert.deepEqual(await readAll(source), await readAll(found));
        addresses.rest();
      }
    }
  });

  it('is far where a zip has to be inflated on the way', async () => {
    const far = (await find(folder.write('far.zip', whole))).filter(
      ({ address }) => address && isFar(address),
    );
    assert.deepEqual(
      [...new Set(far.map(({ path }) => path.replace(/.*far\.zip!|\/\w\.log$/g, '')))].toSorted(),
      ['/large.zip!', '/large.zip!/stored.zip!', '/small.zip!', '/small.zip!/deep.zip!'],
    );
  });

  it('leads to no other zip that stands there now', async () => {
    const file = folder.write('swap.zip', whole);
    const [first] = await find(file);
    folder.write('swap.zip', makeZip(few));
    assert.ok(first?.address !== undefined);
    const { error } = await readAll(new AddressOpener().open(first.address));
    assert.equal(error?.kind, 'changed-while-read');
  });
});
