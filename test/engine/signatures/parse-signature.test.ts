import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSignature } from '#engine';

const valid = `id: TEST001
title: The pump lost its password
product: mdi-sensor
severity: error
maturity: stable
status: current
confidence: official
meaning: The pump cannot sign in.
match:
  - sources: [mdi.sensor]
    pattern: |-
      Pump (?<pump>[^\\s\\]]{1,80}) lost its password
captures:
  pump: { kind: host, pii: true }
causes:
  - id: no-permission
    text: It may not read the password.
    remedies: Get-PumpReader
remedies:
  - { use: Get-PumpReader, bind: { Pump: pump } }
references:
  - { title: Pumps, url: https://example.com/pumps, verified: 2026-02-04 }
conditions:
  - { records: TEST002, same: [pump], within: 60s }
examples:
  match:
    - { source: mdi.sensor, text: Pump P7 lost its password, captures: { pump: P7 } }
  nearMiss:
    - { source: mdi.sensor, text: Pump P7 lost its way }
`;

/** The messages for a signature in which one text was put in the place of another. */
function problemsWith(find: string, replacement: string): string[] {
  assert.ok(valid.includes(find), `the test replaces '${find}', which is not there`);
  return problemsOf(valid.replace(find, () => replacement));
}

function problemsOf(text: string): string[] {
  const { problems } = parseSignature(text, 'TEST001.yaml');
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseSignature', () => {
  it('reads a whole signature', () => {
    const { signature, problems } = parseSignature(valid, 'TEST001.yaml');
    assert.deepEqual(problems, []);
    assert.equal(signature?.role, 'finding');
    assert.deepEqual(signature?.rules, [
      {
        scopes: ['mdi.sensor'],
        pattern: String.raw`Pump (?<pump>[^\s\]]{1,80}) lost its password`,
        anchors: ['lost its password'],
        otherAnchors: [],
        inferred: false,
      },
    ]);
    assert.deepEqual(signature?.causes[0]?.remedies, ['Get-PumpReader']);
    assert.deepEqual(signature?.remedies, [{ id: 'Get-PumpReader', bind: { Pump: 'pump' }, set: {} }]);
    assert.equal(signature?.conditions[0]?.withinMilliseconds, 60_000);
  });

  it('takes numbers and dates as they are written', () => {
    const text = valid.replace('captures: { pump: P7 }', 'captures: { pump: 0x80070643 }');
    assert.equal(parseSignature(text, 'x').signature?.examples.match[0]?.captures['pump'], '0x80070643');
  });

  it('makes a pattern of a literal text, in the form in which patterns see it', () => {
    const text = valid.replace(
      /pattern: \|-\n.*\n/,
      () => 'text: The pump\u2019s (new) password\u00a0\u2013 lost\n',
    );
    const { signature } = parseSignature(
      text.replace(/captures:\n.*\n/, '').replace(', bind: { Pump: pump }', ''),
      'x',
    );
    // The example no longer fits; that is found where examples are tried.
    assert.equal(signature, undefined);
    const literal = parseSignature(
      valid
        .replace(/pattern: \|-\n.*\n/, () => 'text: The pump\u2019s (new) password\u00a0\u2013 lost\n')
        .replace(/captures:\n.*\n/, '')
        .replace(', bind: { Pump: pump }', '')
        .replace(', captures: { pump: P7 }', ''),
      'x',
    );
    assert.equal(literal.signature?.rules[0]?.pattern, String.raw`The pump's \(new\) password - lost`);
    assert.deepEqual(literal.signature?.rules[0]?.anchors, ["the pump's (new) password - lost"]);
  });

  describe('says where a mistake is and how to mend it', () => {
    const cases: readonly [name: string, find: string, replacement: string, expected: RegExp][] = [
      [
        'a misspelt key',
        'severity:',
        'sevrity:',
        /^4:1 `sevrity` is not a key of a signature; did you mean `severity`\?$/,
      ],
      [
        'an unknown key',
        'severity: error',
        'severity: error\ncolour: red',
        /^5:1 `colour` is not a key of a signature; its keys are `id`, /,
      ],
      ['a missing key', 'severity: error\n', '', /^1:1 A signature needs the key `severity`\.$/],
      ['an empty value', 'The pump cannot sign in.', '', /^1:1 A signature needs the key `meaning`\.$/],
      [
        'a wrong word',
        'severity: error',
        'severity: eror',
        /^4:11 `eror` is not a `severity` of a signature; did you mean `error`\?$/,
      ],
      [
        'a list in place of a text',
        'title: The pump lost its password',
        'title: [a]',
        /^2:8 `title` is a text\.$/,
      ],
      [
        'a text in place of a list',
        'references:\n  - { title',
        'references:\n  { title',
        /^22:3 `references` is a list; begin each entry with `- `\.$/,
      ],
      [
        'a text in place of a mapping',
        'captures:\n  pump: { kind: host, pii: true }',
        'captures: pump',
        /^13:11 `captures` is a mapping of names to values\.$/,
      ],
      ['a word in place of a flag', 'pii: true', 'pii: sometimes', /^14:28 `pii` is `true` or `false`\.$/],
      ['a bad id', 'id: TEST001', 'id: test 1', /^1:5 An `id` is 3 to 31 capitals/],
      [
        'a broken pattern, at its place',
        '(?<pump>[^',
        '(?<pump>([^',
        /^12:\d+ Not a regular expression: Unterminated group\.$/,
      ],
      [
        'a group named twice',
        'lost its password\ncaptures',
        'lost (?<pump>x) its password\ncaptures',
        /^12:\d+ Not a regular expression: Duplicate capture group name\.$/,
      ],
      [
        'an undeclared capture',
        '  pump: { kind: host, pii: true }',
        '  other: { kind: host }',
        /The patterns capture `pump`, which `captures` does not declare/,
      ],
      [
        'a capture in no pattern',
        '  pump: { kind: host, pii: true }',
        '  pump: { kind: host }\n  other: { kind: host }',
        /^15:10 The capture `other` stands in no pattern; add \(\?<other>/,
      ],
      ['a capture with a bad name', '(?<pump>', '(?<Pump_1>', /needs a name of letters and digits/],
      [
        'a bound capture that is not there',
        'bind: { Pump: pump }',
        'bind: { Pump: pupm }',
        /^20:\d+ No pattern captures `pupm`; did you mean `pump`\?$/,
      ],
      [
        'a stated capture that is not there',
        'captures: { pump: P7 }',
        'captures: { pimp: P7 }',
        /No pattern captures `pimp`; did you mean `pump`\?$/,
      ],
      [
        'a cause whose remedy is not offered',
        'remedies: Get-PumpReader',
        'remedies: [Get-Other]',
        /^18:16 `Get-Other` is not in `remedies`; add `- \{ use: Get-Other \}` there\.$/,
      ],
      [
        'a remedy that stands twice',
        '\nreferences',
        '\n  - { use: Get-PumpReader }\nreferences',
        /`Get-PumpReader` stands twice/,
      ],
      [
        'a parameter bound twice',
        'bind: { Pump: pump }',
        'bind: { Pump: pump }, set: { Pump: x }',
        /`Pump` is in `bind` and in `set`; keep one\.$/,
      ],
      [
        'a pattern and a text',
        '    pattern: |-',
        '    text: lost its password\n    pattern: |-',
        /either a `pattern` \(regular expression\) or a `text`/,
      ],
      [
        'no sources',
        '  - sources: [mdi.sensor]\n    pattern',
        '  - pattern',
        /A match needs the key `sources`\.$/,
      ],
      [
        'a text that nothing can look for',
        'lost its password\ncaptures',
        String.raw`\w{1,9}` + '\ncaptures',
        /^11:14 No literal of 7 bytes stands in every match/,
      ],
      [
        'an anchor that is too short',
        '    pattern: |-',
        '    anchor: Pump\n    pattern: |-',
        /^11:13 The anchor `pump` is shorter than 7 bytes/,
      ],
      [
        'an anchor that a match may lack',
        '    pattern: |-',
        '    anchor: found its password\n    pattern: |-',
        /Not every match holds one of these anchors; leave `anchor` out, the pattern gives `lost its password`\.$/,
      ],
      [
        'an anchor with a bracket',
        'lost its password\ncaptures',
        'l\\w{1,9}\n    anchor: "[pump lost"\ncaptures',
        /holds "\[", which a file may hold in another form/,
      ],
      [
        'a pattern with a typographic quote',
        'lost its password\ncaptures',
        'lost its \u2019password\ncaptures',
        /^12:\d+ Patterns never see U\+2019, .* write "'"\.$/,
      ],
      [
        'a repeat without an end',
        '[^\\s\\]]{1,80}) lost',
        '.*) lost',
        /^12:20 `\.\*` can take all that stands before it/,
      ],
      [
        'a link that is no web address',
        'https://example.com/pumps',
        'command:workbench.action.quit',
        /^22:\d+ A `url` begins with `https:\/\/`/,
      ],
      [
        'a date that is none',
        '2026-02-04',
        '2026-02-31',
        /^22:\d+ `verified` is a date such as `2026-02-04`, not `2026-02-31`\.$/,
      ],
      ['a duration without a unit', 'within: 60s', 'within: 60', /`within` is a whole number with its unit/],
      [
        'a title that is too long',
        'The pump lost its password',
        'x'.repeat(91),
        /^2:8 This text has 91 characters; 90 are enough/,
      ],
      [
        'no way to be found',
        valid.slice(valid.indexOf('match:'), valid.indexOf('causes:')),
        '',
        /needs `match`, `alsoShownAs` or `keywords`/,
      ],
      [
        'an example that is missing',
        'examples:\n  match:\n    - { source: mdi.sensor, text: Pump P7 lost its password, captures: { pump: P7 } }',
        'examples:',
        /needs `examples: match`/,
      ],
      [
        'a near miss that is missing',
        '  nearMiss:\n    - { source: mdi.sensor, text: Pump P7 lost its way }\n',
        '',
        /needs `examples: nearMiss`/,
      ],
      ['broken YAML', 'captures:\n', 'captures: [\n', /Not valid YAML: /],
      [
        'a key that stands twice',
        'severity: error',
        'severity: error\nseverity: hint',
        /^5:1 Not valid YAML: Map keys must be unique$/,
      ],
      [
        'an alias',
        'title: The pump lost its password',
        'title: &t The pump\nappliesTo: *t',
        /^3:12 An alias \(`\*name`\) is not allowed here/,
      ],
    ];
    for (const [name, find, replacement, expected] of cases) {
      it(name, () => {
        const problems = problemsWith(find, replacement);
        assert.ok(
          problems.some((problem) => expected.test(problem)),
          `expected ${String(expected)} among:\n${problems.join('\n')}`,
        );
      });
    }
  });

  it('accepts an authored anchor where the pattern yields none, and folds it as the scan does', () => {
    const text = valid
      .replace('lost its password\ncaptures', `\\d{1,9}\n    anchor: [Event\u00a0ID, EventID]\ncaptures`)
      .replace('Pump P7 lost its password', 'Event ID Pump P7 12');
    assert.deepEqual(parseSignature(text, 'x').signature?.rules[0]?.anchors, ['event id', 'eventid']);
  });

  it('keeps a signature with warnings and refuses one with errors', () => {
    const warned = parseSignature(valid.replace('The pump lost its password', 'x'.repeat(91)), 'x');
    assert.deepEqual(
      warned.problems.map(({ severity }) => severity),
      ['warning'],
    );
    assert.ok(warned.signature);
    assert.equal(parseSignature(valid.replace('severity: error', 'severity: red'), 'x').signature, undefined);
  });

  it('reports a problem found later at the place of the file', () => {
    const problem = parseSignature(valid, 'TEST001.yaml').problemAt(
      ['remedies', 0, 'use'],
      'There is no such script.',
    );
    assert.deepEqual(problem, {
      file: 'TEST001.yaml',
      line: 20,
      column: 12,
      endLine: 20,
      endColumn: 26,
      severity: 'error',
      message: 'There is no such script.',
    });
  });

  describe('survives', () => {
    const hostile: readonly [string, string][] = [
      ['nothing', ''],
      ['a lone comment', '# hello'],
      ['a list', '- a\n- b'],
      ['NUL characters', '\0\0\0'],
      [
        'a bomb of aliases',
        `a: &a [${'x,'.repeat(50)}]\nb: &b [${'*a,'.repeat(50)}]\nc: &c [${'*b,'.repeat(50)}]\nid: *c`,
      ],
      ['an alias of itself', 'a: &a [*a]'],
      ['deep nesting', '['.repeat(190_000)],
      ['deep nesting on one line', '- '.repeat(90_000)],
      ['deep nesting in mappings', '{a: '.repeat(40_000)],
      ['deep nesting by indent', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
      ['deep block nesting', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
      ['more text than a signature has', `title: ${'x'.repeat(300_000)}`],
      ['the prototype as a key', '__proto__: { polluted: true }\nconstructor: 1'],
      ['tags', 'id: !!js/function "alert()"\ntitle: !!binary aGVsbG8='],
    ];
    for (const [name, text] of hostile) {
      it(name, () => {
        const { signature, problems } = parseSignature(text, 'x');
        assert.equal(signature, undefined);
        assert.ok(problems.length > 0);
        assert.equal(({} as { polluted?: boolean }).polluted, undefined);
      });
    }

    it('any text, and any damage to a good one', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
          assert.ok(Array.isArray(parseSignature(text, 'x').problems));
        }),
        { numRuns: 150 },
      );
      fc.assert(
        fc.property(fc.nat(valid.length), fc.nat(30), fc.string({ maxLength: 8 }), (at, length, put) => {
          const { problems } = parseSignature(valid.slice(0, at) + put + valid.slice(at + length), 'x');
          for (const { line, column, message } of problems) {
            assert.ok(line >= 1 && column >= 1 && message.length > 10);
          }
        }),
        { numRuns: 150 },
      );
    });
  });
});
