import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractAnchors, parseRegex } from '#engine';
import { extractOtherAnchors } from '../../../engine/src/signatures/extract-anchors.ts';
import { plainView } from '../../../engine/src/scan/text-view.ts';

function anchorsOf(source: string): readonly string[] {
  const parsed = parseRegex(source);
  assert.ok('pattern' in parsed, `not a regular expression: ${source}`);
  return extractAnchors(parsed.pattern);
}

describe('extractAnchors', () => {
  const cases: readonly [pattern: string, expected: readonly string[]][] = [
    ['GMSA password could not be retrieved', ['gmsa password could not be retrieved']],
    [String.raw`retrieved \[errorCode=(?<code>\w+) AccountName=`, ['accountname=']],
    ['short', []],
    ['SixByt', []],
    ['SevenBy', ['sevenby']],
    [String.raw`Policy(?: is)? missing`, ['policy is missing', 'policy missing']],
    ['(?:first text|second text) end', ['first text end', 'second text end']],
    ['(?:first text|abc)', []],
    ['(?:first text)?', []],
    ['(?:first text)*second text', ['second text']],
    ['(?:first text){2}', ['first textfirst text']],
    ['ab{3}cdefg', ['abbbcdefg']],
    ['before (?=ahead of it)behind', ['before behind']],
    ['(?<!not )after this', ['after this']],
    [String.raw`^\s*ClusterStatus\s*:`, ['clusterstatus']],
    [String.raw`DB\s+up\s+to\s+it`, []],
    ["isn[\u2019']t enabled", ["isn't enabled"]],
    ['error 0x8007064[35]', ['error 0x80070643', 'error 0x80070645']],
    ['number [0-9] of it', Array.from({ length: 10 }, (_, i) => `number ${i} of it`)],
    ['letter [a-z] of it', []],
    ['line one\nline two', ['line one']],
    [String.raw`\u0041nchored text`, ['anchored text']],
    ['(a) (b) \\1 is one text', ['is one text']],
  ];
  for (const [pattern, expected] of cases) {
    it(`finds ${JSON.stringify(expected)} in ${JSON.stringify(pattern)}`, () => {
      assert.deepEqual(anchorsOf(pattern), expected);
    });
  }

  it('stops at characters that a file may hold escaped or in another case', () => {
    assert.deepEqual(anchorsOf(String.raw`first part\[second, longer part\]`), ['second, longer part']);
    assert.deepEqual(anchorsOf('Die Anforderung \u00e4ndert sich'), ['die anforderung']);
    assert.deepEqual(anchorsOf('\u30d1\u30b9\u30ef\u30fc\u30c9'), ['\u30d1\u30b9\u30ef\u30fc\u30c9']);
  });

  it('prefers what is seldom to what stands in every exception', () => {
    assert.deepEqual(anchorsOf(String.raw`System\.Net\.WebException\W+Npcap is gone`), ['npcap is gone']);
  });

  it('gives no more literals than the scan can carry', () => {
    const many = Array.from({ length: 60 }, (_, i) => `literal number ${i}`).join('|');
    assert.deepEqual(anchorsOf(`(?:${many})`), []);
    assert.deepEqual(anchorsOf(`(?:${many}) and one that all have`), ['and one that all have']);
  });

  it('is sound: each text that a pattern matches holds one of its anchors, and one of each other set', () => {
    fc.assert(
      fc.property(patternWithText(3), ([pattern, text]) => {
        const parsed = parseRegex(pattern);
        assert.ok('pattern' in parsed);
        const anchors = anchorsOf(pattern);
        const sets = [...(anchors.length === 0 ? [] : [anchors]), ...extractOtherAnchors(parsed.pattern)];
        const folded = plainView(text).text.toLowerCase();
        for (const set of sets) {
          assert.ok(
            set.some((anchor) => folded.includes(anchor)),
            `${JSON.stringify(text)} holds none of ${JSON.stringify(set)}`,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** A pattern together with a text made to fit it. */
type Fitting = [pattern: string, text: string];

const words = [
  'Access',
  'denied',
  'gMSA',
  ' ',
  'password',
  '=',
  ': ',
  'é',
  '\u2019',
  'Deployer',
  'AB',
  '\t',
  '--->',
];

function patternWithText(depth: number): fc.Arbitrary<Fitting> {
  const leaf: fc.Arbitrary<Fitting> = fc.oneof(
    fc.constantFrom(...words).map((word): Fitting => [word, word]),
    fc.constantFrom<Fitting>(
      ['\\d', '7'],
      ['\\s', ' '],
      ['[ab]', 'B'],
      ['[^x]', 'y'],
      ['.', '!'],
      ['\\[', '['],
      ['\\b', ''],
    ),
  );
  if (depth === 0) return leaf;
  const inner = patternWithText(depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc
        .array(inner, { minLength: 1, maxLength: 5 })
        .map((parts): Fitting => [
          parts.map(([pattern]) => pattern).join(''),
          parts.map(([, text]) => text).join(''),
        ]),
    },
    fc
      .tuple(inner, inner, fc.boolean())
      .map(([a, b, first]): Fitting => [`(?:${a[0]}|${b[0]})`, first ? a[1] : b[1]]),
    fc
      .tuple(
        inner,
        fc.constantFrom<[string, number]>(
          ['*', 0],
          ['*', 2],
          ['+', 1],
          ['+', 3],
          ['?', 0],
          ['?', 1],
          ['{2}', 2],
          ['{1,3}', 2],
        ),
      )
      .map(([[pattern, text], [repeat, times]]): Fitting => [`(?:${pattern})${repeat}`, text.repeat(times)]),
  );
}
