import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { toUriReference } from '#engine';
import { toWebAddress } from '../../../engine/src/explain/uri-reference.ts';

describe('the path of a source as a URI', () => {
  it('is a file URI for an absolute path, as Node makes it', () => {
    for (const path of ['/cases/DC 01/a.log', '/cases/ä#?%20.log', "/cases/it's.log"]) {
      assert.equal(
        new URL(toUriReference(path)).href,
        new URL(pathToFileURL(path).href.replaceAll("'", '%27')).href,
      );
    }
    assert.equal(toUriReference(String.raw`C:\cases\DC 01\a.log`), 'file:///C:/cases/DC%2001/a.log');
    assert.equal(toUriReference(String.raw`\\server\share\a.log`), 'file:////server/share/a.log');
  });

  it('is relative for a relative path, and leaves the way into a zip readable', () => {
    assert.equal(toUriReference('DC01/a b.log'), 'DC01/a%20b.log');
    assert.equal(toUriReference('case.zip!/Logs/x.zip!/a.log'), 'case.zip!/Logs/x.zip!/a.log');
    assert.equal(toUriReference(String.raw`odd\name.log`), 'odd%5Cname.log');
  });

  it('is never a scheme, a host, a query or a fragment of its own, and leads back to the name', () => {
    const path = fc.array(fc.constantFrom(...'ab:/\\?#%!() \'"@\ud800\u202eä'.split('')), { maxLength: 12 });
    fc.assert(
      fc.property(path, (parts) => {
        const name = `x/${parts.join('')}`;
        const uri = toUriReference(name);
        assert.match(uri, /^(?:[\w\-.~/!@$&+,;=]|%[\dA-F]{2})+$/);
        assert.equal(decodeURIComponent(uri), name.replaceAll('\ud800', '\ufffd'));
      }),
    );
    for (const name of [
      'javascript:alert(1)',
      '//evil.test/x',
      'command:x',
      'c:x',
      '?x',
      '#x',
      String.raw`\\evil\x`,
    ]) {
      const { protocol, host, search, hash } = new URL(toUriReference(name), 'file:///base/');
      assert.deepEqual([protocol, host, search, hash], ['file:', '', '', ''], name);
    }
  });
});

describe('a web address', () => {
  it('keeps the escapes that it has, and gets those that it needs', () => {
    assert.equal(toWebAddress('https://x.test/a%20b/%2F?q=1#h'), 'https://x.test/a%20b/%2F?q=1#h');
    assert.equal(toWebAddress('https://x.test/a b)(c'), 'https://x.test/a%20b%29%28c');
    assert.equal(toWebAddress('https://x.test/\ud800'), 'https://x.test/%EF%BF%BD');
  });

  it('is https and nothing else', () => {
    for (const url of ['http://x.test', 'javascript:alert(1)', 'command:x', '//x.test']) {
      assert.equal(toWebAddress(url), undefined);
    }
  });
});
