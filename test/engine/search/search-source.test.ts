import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LogSource, parseQuery, type SearchHit, type SearchQuery, searchSource } from '#engine';

const plain: SearchQuery = { text: '', isRegex: false, matchCase: false };

describe('a search in one log', () => {
  it('finds a text as it stands there, with 0-based lines and UTF-16 columns', async () => {
    const hits = await find('a.b\r\n  x A.B y a.b\r\naxb\r\n\u{1f600}a.b', { ...plain, text: 'a.b' });
    assert.deepEqual(
      hits.map(({ line, startColumn, endColumn }) => [line, startColumn, endColumn]),
      [
        [0, 0, 3],
        [1, 4, 7],
        [1, 10, 13],
        [3, 2, 5],
      ],
    );
    assert.deepEqual([hits[1]?.before, hits[1]?.match, hits[1]?.after], ['x ', 'A.B', ' y a.b']);
  });

  it('heeds the case where it is told to', async () => {
    const hits = await find('abc\nABC', { ...plain, text: 'ABC', matchCase: true });
    assert.deepEqual(
      hits.map(({ line }) => line),
      [1],
    );
  });

  it('finds an expression line by line: its ends are those of lines, and nothing crosses them', async () => {
    const text = 'one two\r\ntwo\none\n\ntwo';
    assert.deepEqual(await lines(text, '^two$'), [1, 4]);
    assert.deepEqual(await lines(text, 'two\\s+one'), []);
    assert.deepEqual(await lines(text, '^$'), [3]);
    assert.deepEqual(await lines(text, 'o'), [0, 0, 1, 2, 4]);
  });

  it('says why a query is none', () => {
    assert.match(refusal({ ...plain, text: '' }), /Type what/);
    assert.match(refusal({ ...plain, text: 'a\nb' }), /one line/);
    assert.match(refusal({ ...plain, text: '(', isRegex: true }), /no regular expression: .*Unterminated/);
    assert.equal(refusal({ ...plain, text: '(' }), '');
  });

  it('finds the same in every encoding, however the bytes come', async () => {
    const text = `${'x'.repeat(70)}\r\nGrüße an dc01\r\n${'y'.repeat(3000)}\nan DC01 ab`;
    const bytes = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'latin1'),
    ];
    const expected = [
      [1, 9, 13],
      [3, 3, 7],
    ];
    for (const encoded of bytes)
      for (const size of [1, 7, 4096]) {
        const hits = await find(encoded, { ...plain, text: 'dc01' }, size);
        assert.deepEqual(
          hits.map(({ line, startColumn, endColumn }) => [line, startColumn, endColumn]),
          expected,
        );
        assert.equal(hits[0]?.before, 'Grüße an ');
      }
  });

  it('finds what JavaScript finds in each line, for any text', async () => {
    const unit = fc.constantFrom('a', 'b', 'A', ' ', '\n', '\r\n', 'ü', '\u{1f600}');
    const property = fc.asyncProperty(
      fc.array(unit, { maxLength: 60 }),
      fc.constantFrom('a', 'ab', 'a b', 'ü', 'aa'),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (units, text, size, isRegex) => {
        const log = units.join('');
        const expected = log.split('\n').flatMap((content, line) => {
          const found = [...content.matchAll(new RegExp(text, 'gi'))];
          return found.map(({ index }) => [line, index, index + text.length]);
        });
        const hits = await find(log, { ...plain, text, isRegex }, size);
        assert.deepEqual(
          hits.map(({ line, startColumn, endColumn }) => [line, startColumn, endColumn]),
          expected,
        );
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('shows the part of a long line around the place', async () => {
    const [hit] = await find(`${'a'.repeat(500)}needle${'b'.repeat(500)}`, { ...plain, text: 'needle' });
    assert.equal(hit?.startColumn, 500);
    assert.equal(hit?.before, `…${'a'.repeat(60)}`);
    assert.equal(hit?.match, 'needle');
    assert.equal(hit?.after, `${'b'.repeat(200)}…`);
  });

  it('searches a line of megabytes in pieces, with its true columns, and says so', async () => {
    const line = `${'ü'.repeat(700_000)}needle${'z'.repeat(2_000_000)}needle`;
    const { hits, result } = await search(`first\n${line}\nneedle`, { ...plain, text: 'needle' }, 65_536);
    assert.deepEqual(
      hits.map((hit) => [hit.line, hit.startColumn]),
      [
        [1, 700_000],
        [1, 2_700_006],
        [2, 0],
      ],
    );
    assert.deepEqual(
      result.problems.map(({ kind, line: at }) => [kind, at]),
      [['line-too-long', 2]],
    );
  });

  it('hides secrets in what is shown', async () => {
    const log = 'connect Server=x;Password=hunter2secret;Encrypt=yes now';
    const [hit] = await find(log, { ...plain, text: 'connect' });
    assert.doesNotMatch(JSON.stringify(hit), /hunter2/);
    const [itself] = await find(log, { ...plain, text: 'hunter2' });
    const startColumn = log.indexOf('hunter2');
    assert.deepEqual(itself, {
      line: 0,
      startColumn,
      endColumn: startColumn + 'hunter2'.length,
      before: 'connect Server=x;Password=',
      match: '[hidden: password]',
      after: ';Encrypt=yes now',
    });
    const [across] = await find(log, { ...plain, text: 'word=hunter2' });
    assert.equal(across?.match, 'word=[hidden: password]');
    assert.equal(across.after, ';Encrypt=yes now');
  });

  it('hides each secret of a long line, wherever in it they stand, with many places beside them', async () => {
    const piece = `${'needle '.repeat(500)}Password=hunter2secret;`;
    const hits = await find(piece.repeat(6), { ...plain, text: 'needle' });
    assert.equal(hits.length, 3000);
    assert.doesNotMatch(JSON.stringify(hits), /hunter2|unter2|2secret/);
    const cut = await find(piece.repeat(6), { ...plain, text: 'secret;' });
    assert.deepEqual(
      cut.map(({ match }) => match),
      Array.from({ length: 6 }, () => '[hidden: password];'),
    );
  });

  it('shows no line of a private key, however the bytes come', async () => {
    const key = [
      '-----BEGIN PRIVATE KEY-----',
      'MIIBVAIBADANBgkq',
      'hkiG9w0BAQEFAASC',
      '-----END PRIVATE KEY-----',
    ];
    const log = `${[...key, 'hkiG is no key here', ...key].join('\r\n')}\r\n${'x'.repeat(9000)}`;
    for (const size of [1, 7, 100, 5000]) {
      for (const isRegex of [true, false]) {
        const { hits } = await search(log, { ...plain, text: 'hkiG', isRegex }, size);
        assert.deepEqual(
          hits.map(({ line, startColumn, match, after }) => [line, startColumn, match + after]),
          [
            [2, 0, '[hidden: private key]'],
            [4, 0, 'hkiG is no key here'],
            [7, 0, '[hidden: private key]'],
          ],
        );
      }
    }
  });

  it('looks for nothing in what is no text, and says so', async () => {
    const bytes = Buffer.concat([Buffer.alloc(600, 1), Buffer.from('needle\n'), Buffer.alloc(600, 2)]);
    const { hits, result } = await search(bytes, { ...plain, text: 'needle' });
    assert.equal(hits.length, 0);
    assert.deepEqual(
      result.problems.map(({ kind }) => kind),
      ['binary'],
    );
  });

  it('judges that by the same beginning, however the bytes come', async () => {
    const bytes = Buffer.concat([Buffer.from('needle\n'), Buffer.alloc(600, 1)]);
    for (const size of [1, 7, 100, 5000]) {
      const { hits, result } = await search(bytes, { ...plain, text: 'needle' }, size);
      assert.deepEqual([hits.length, result.problems[0]?.kind], [0, 'binary'], `in pieces of ${size}`);
    }
  });

  it('keeps what it found when the source breaks, and tells it', async () => {
    const source: LogSource = {
      path: 'x.log',
      byteLength: undefined,
      async *read() {
        yield Buffer.from('needle\n'.repeat(100));
        throw new Error('The share went away.');
      },
    };
    const { hits, result } = await searchIn(source, { ...plain, text: 'needle' });
    assert.equal(hits.length, 100);
    assert.deepEqual(result.problems, [
      { kind: 'unreadable', source: 'x.log', message: 'The share went away.' },
    ]);
  });

  it('ends once it is told that this is enough', async () => {
    let count = 0;
    const expression = parseQuery({ ...plain, text: 'a' });
    assert.ok(!('refused' in expression));
    await searchSource(sourceOf(Buffer.from('a'.repeat(1000)), 10), expression, {
      onHit: () => ++count < 3,
    });
    assert.equal(count, 3);
  });
});

async function lines(text: string, pattern: string): Promise<number[]> {
  const hits = await find(text, { text: pattern, isRegex: true, matchCase: true });
  return hits.map(({ line }) => line);
}

function refusal(query: SearchQuery): string {
  const parsed = parseQuery(query);
  return 'refused' in parsed ? parsed.refused : '';
}

async function find(log: string | Buffer, query: SearchQuery, size?: number): Promise<SearchHit[]> {
  return (await search(log, query, size)).hits;
}

async function search(log: string | Buffer, query: SearchQuery, size = 4096) {
  return await searchIn(sourceOf(typeof log === 'string' ? Buffer.from(log) : log, size), query);
}

async function searchIn(source: LogSource, query: SearchQuery) {
  const expression = parseQuery(query);
  assert.ok(!('refused' in expression));
  const hits: SearchHit[] = [];
  const result = await searchSource(source, expression, { onHit: (hit) => hits.push(hit) > 0 });
  return { hits, result };
}

/** Gives its bytes in pieces, and writes over each as a source may. */
function sourceOf(bytes: Buffer, size: number): LogSource {
  return {
    path: 'x.log',
    byteLength: bytes.length,
    async *read() {
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = Buffer.from(bytes.subarray(at, at + size));
        yield chunk;
        chunk.fill(0x21);
      }
    },
  };
}
