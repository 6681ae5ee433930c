import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSpan, escapeMarkdown, toPlainText } from '#engine';

const visible = fc
  .array(fc.constantFrom(...'`*_~[]()<>!#|\\&;:/@.-+$ "\'ax1ä€'.split(''), '😀', '&lt;', '](', '  '), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

describe('toPlainText', () => {
  it('gives back every text that was escaped', () => {
    fc.assert(
      fc.property(visible, visible, (a, b) => {
        assert.equal(toPlainText(`**${escapeMarkdown(a)}** · ${escapeMarkdown(b)}`), `${a} · ${b}`);
      }),
    );
  });

  it('gives back every text that stands as inline code', () => {
    fc.assert(
      fc.property(visible, (text) => {
        // Blanks alone are no inline code that anybody could read.
        fc.pre(text.trim() !== '');
        assert.equal(toPlainText(`- value: ${codeSpan(text)} (seen)`), `- value: ${text} (seen)`);
      }),
    );
  });

  it('keeps the address of a page behind its title and drops that of a command', () => {
    assert.equal(toPlainText('[A \\(b\\)](https://a.test/x%28)'), 'A (b) (https://a.test/x%28)');
    assert.equal(toPlainText('[Get-It](command:iplogLens.insertRemediation?%5B%5D)'), 'Get-It');
  });

  it('ends lines where Markdown breaks them', () => {
    assert.equal(toPlainText('*one*  \n*two*'), 'one\ntwo');
  });
});
