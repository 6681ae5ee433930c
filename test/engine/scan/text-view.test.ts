import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinedView, plainView } from '../../../engine/src/scan/text-view.ts';

describe('the view that patterns see', () => {
  it('undoes what pages and editors do to a message', () => {
    const view = plainView('The\u00a0service didn\u2019t\u200b accept \u2013 it');
    assert.equal(view.text, "The service didn't accept - it");
  });

  it('undoes the brackets that Burn escapes', () => {
    assert.equal(
      plainView('returned [\\[]result=LicenseInvalid[\\]]').text,
      'returned [result=LicenseInvalid]',
    );
  });

  it('leads every place back to the character it came from', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\u00a0', '\u200b', '\u2019', '[\\[]', '\u0000', '😀') }),
        (source) => {
          const view = plainView(source);
          for (let at = 0; at < view.text.length; at++) {
            const shown = view.text.charAt(at);
            const original = source.charAt(view.toSource(at));
            assert.equal(plainView(original).text || (original === '[' ? '[' : shown), shown);
          }
        },
      ),
    );
  });

  it('joins a message that a console broke at a blank, in a word, or behind a gutter', () => {
    const message = 'Client application failed to provide authentication token';
    const inWord = 'Client application failed to provide authenti\r\ncation token';
    const atBlank = 'Client application failed \r\nto provide authentication token';
    const trimmed = 'Client application failed\r\nto provide authentication token';
    const gutter = '     | Client application failed\r\n     | to provide authentication token';
    assert.equal(joinedView(inWord, 'nothing').text, message);
    assert.equal(joinedView(atBlank, 'nothing').text, message);
    assert.equal(joinedView(trimmed, 'blank').text, message);
    assert.equal(joinedView(gutter, 'nothing').text.replace(/^ *\| /, ''), message);
  });

  it('takes no square of a run of blanks: half a million are joined while a test may take its time', () => {
    const blanks = ' '.repeat(500_000);
    assert.equal(joinedView(`a${blanks}b${blanks}\nc`, 'nothing').text, `a${blanks}b c`);
  });

  it('keeps the places of a joined message exact', () => {
    const source = 'one tw\r\no three';
    const view = joinedView(source, 'nothing');
    assert.equal(source.charAt(view.toSource(view.text.indexOf('o three'))), 'o');
    assert.equal(view.toSource(view.text.indexOf('o three')), 8);
  });
});
