import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hideSecrets } from '#engine';
import { findSecrets } from '../../../engine/src/redact/find-secrets.ts';
import { hideIn } from '../../../engine/src/redact/hide-secrets.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { harmlessTexts, secretTexts } from './secrets.ts';

describe('secrets', () => {
  for (const { text, secret, kind } of secretTexts) {
    it(`are hidden: ${text.slice(0, 60)}`, () => {
      const shown = hideSecrets(`2026-03-14 09:26:53.0001 Info  ${text}`);
      for (const piece of secret.split('\n')) assert.ok(!shown.includes(piece), shown);
      assert.ok(shown.includes(`[hidden: ${kind}]`), shown);
      assert.equal(hideSecrets(shown), shown);
    });
  }

  for (const text of harmlessTexts) {
    it(`are not seen where there are none: ${text.slice(0, 60)}`, () =>
      assert.equal(hideSecrets(text), text));
  }

  it('are not seen in any example of the knowledge but those of secrets', () => {
    for (const { id, examples } of getRealCatalog().signatures) {
      if (id.startsWith('SEC')) continue;
      for (const { text } of [...examples.match, ...examples.nearMiss])
        assert.equal(hideSecrets(text), text, id);
    }
  });

  it('are hidden wherever they stand, and of a part of the text too', () => {
    const piece = fc.oneof(
      fc.constantFrom(...secretTexts.map(({ text }) => `\n${text}\n`)),
      fc.constantFrom(...harmlessTexts, '\r\n', ' ', ';', '"', "'", '=', 'password', 'secret'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(500), fc.nat(500), (pieces, from, length) => {
        const text = pieces.join('');
        const secrets = findSecrets(text);
        const part = hideIn(text, from, Math.min(text.length, from + length), secrets);
        for (const { start, end } of secrets) {
          // The whole of a short value may stand elsewhere as a word of its own; a real secret does not.
          if (end - start > 12) assert.ok(!part.includes(text.slice(start, end)), part);
        }
      }),
    );
  });

  it('are found in time that grows with the text', () => {
    for (const piece of [
      'password=',
      'eyJhbGciOi',
      'AccessKey="',
      '://a',
      '-----BEGIN PRIVATE KEY-----',
      'bearer ',
      'authorization: ',
      'Q~',
      '?sig=',
      'token=',
    ]) {
      // By the square of the length this would take minutes.
      assert.ok(hideSecrets(piece.repeat(500_000)).length > 0);
    }
  });
});
