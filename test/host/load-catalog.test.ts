import assert from 'node:assert/strict';
import path from 'node:path';
import { loadCatalog } from '#host';
import { makeFolder } from './collect-sources.ts';

describe('loadCatalog', () => {
  const { root, write } = makeFolder();

  it('reads what the build wrote', async () => {
    const data = { hash: 'abc', signatures: [], remediations: [], kinds: [], codes: {}, cmdlets: [] };
    const catalog = await loadCatalog(write('catalog.json', JSON.stringify(data)));
    assert.equal(catalog.hash, 'abc');
    assert.equal(catalog.findSignature('MDI1010'), undefined);
  });

  it('says what to do where it is missing, broken or another file', async () => {
    for (const file of [
      path.join(root, 'none.json'),
      write('cut.json', '{'),
      write('other.json', '{"hash":1}'),
    ])
      await assert.rejects(loadCatalog(file), (error: Error) => {
        assert.match(error.message, /install again, or run npm run build\.$/);
        assert.ok(error.message.includes(file));
        return true;
      });
  });
});
