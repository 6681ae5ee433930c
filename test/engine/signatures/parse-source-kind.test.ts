import assert from 'node:assert/strict';
import { parseSourceKind } from '#engine';

const valid = `id: pump.log
title: Pump log
format: tri
names:
  - ^pump\\.log$
scopes: [pump.log]
clock: utc
`;

function messagesFor(find: string, replacement: string): string[] {
  assert.ok(valid.includes(find));
  const { kind, problems } = parseSourceKind(
    valid.replace(find, () => replacement),
    'pump.yaml',
  );
  assert.equal(kind, undefined);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseSourceKind', () => {
  it('reads a log kind, with nothing where a list is left out', () => {
    const { kind, problems } = parseSourceKind(valid, 'pump.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(kind, {
      id: 'pump.log',
      title: 'Pump log',
      format: 'tri',
      names: ['^pump\\.log$'],
      contents: [],
      excludes: [],
      scopes: ['pump.log'],
      clock: 'utc',
      wraps: false,
    });
  });

  it('takes a kind in which nothing is looked for', () => {
    assert.deepEqual(parseSourceKind(valid.replace('[pump.log]', '[]'), 'x').kind?.scopes, []);
  });

  const cases: readonly [name: string, find: string, replacement: string, expected: RegExp][] = [
    ['a misspelt key', 'clock:', 'clok:', /^7:1 `clok` is not a key of a log kind; did you mean `clock`\?$/],
    ['a wrong clock', 'utc', 'uct', /^7:8 `uct` is not a `clock` of a log kind; did you mean `utc`\?$/],
    [
      'a broken pattern, at its place',
      '^pump\\.log$',
      '^pump(\\.log$',
      /^5:\d+ Not a regular expression: Unterminated group\.$/,
    ],
    ['missing scopes', 'scopes: [pump.log]\n', '', /^1:1 A log kind needs the key `scopes`\.$/],
  ];
  for (const [name, find, replacement, expected] of cases) {
    it(`refuses ${name}`, () => {
      const messages = messagesFor(find, replacement);
      assert.ok(
        messages.some((message) => expected.test(message)),
        messages.join('\n'),
      );
    });
  }
});
