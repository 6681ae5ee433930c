import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '#engine';
import { readMarkdown } from '../../support/read-markdown.ts';
import { hostileValues } from '../../server/hostile-values.ts';

describe('text in Markdown', () => {
  it('stays readable as text where nothing in it is markup', () => {
    for (const text of [
      'case/DC01/Logs/Microsoft.Tri.Sensor-Errors.log ends 2026-03-14 09:26:01 UTC, 4 days before (MDI1010).',
      'The sensor could not get its password: see Test_Connection, then 2.5 of 3 steps.',
      'It\'s "quoted", a+b=c.',
    ]) {
      assert.equal(escapeMarkdown(text), text);
    }
  });

  it('is escaped where it could begin a list, a rule, a heading, a link or an address', () => {
    for (const [text, escaped] of [
      ['- x', String.raw`\- x`],
      ['  + x', String.raw`  \+ x`],
      ['---', String.raw`\---`],
      ['===', String.raw`\===`],
      ['1. x', String.raw`1\. x`],
      [' 12) x', String.raw` 12\) x`],
      ['(x)', String.raw`\(x)`],
      ['see www.x', String.raw`see www\.x`],
      ['https://x', String.raw`https\:\/\/x`],
      ['mailto:x', String.raw`mailto\:x`],
      ['_x_ a_b', String.raw`\_x\_ a_b`],
    ] as const) {
      assert.equal(escapeMarkdown(text), escaped);
    }
  });

  it('is text wherever pieces follow one another without a blank', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...'hw.:/-1)(]['.split(''),
        'https',
        'www',
        'ww',
        'mailto:',
        '//',
        'evil.test',
        ...hostileValues,
      ),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom('', '- ', '## ', '| a |\n|---|\n| '), (parts, before) => {
        const markdown = `${before}${parts.map((part) => escapeMarkdown(part)).join('')}`;
        const { links, images, html, codeSpans } = readMarkdown(markdown);
        assert.deepEqual([links, images, html, codeSpans], [[], [], [], []], markdown);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a time that grows with its length only', () => {
    const lengths = [100_000, 200_000].map((length) => escapeMarkdown('-.:/_()'.repeat(length), 1e9).length);
    assert.ok((lengths[1] ?? 0) > (lengths[0] ?? 0));
  });
});
