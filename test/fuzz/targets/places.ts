import assert from 'node:assert/strict';
import {
  decodeText,
  ExcerptIndexer,
  findNextWindow,
  findWindow,
  parseQuery,
  readExcerpt,
  type SearchHit,
  searchSource,
} from '#engine';
import { encoders } from '../../support/encode.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { chunked, pieces } from '../chunked.ts';
import { textTarget } from '../fuzz-target.ts';
import { Random } from '../random.ts';
import { makeLog, readLog } from '../some-log.ts';

const queries = [
  { text: 'error', isRegex: false, matchCase: false },
  { text: '[', isRegex: false, matchCase: true },
  { text: '\\b\\d+', isRegex: true, matchCase: true },
  { text: '^\\s*at (\\w+)', isRegex: true, matchCase: false },
  { text: 'é|ß|İ', isRegex: true, matchCase: false },
];

/** Places in a log are the same however its bytes come: lines of excerpts, and what a search finds. */
export const places = textTarget('places', makeLog, async (input) => {
  const { name, text } = readLog(input);
  const random = new Random(input.length);
  const bytes = random.pick(Object.values(encoders))(text);
  const { kinds } = getRealCatalog();
  const decoded = decodeText(bytes).text;

  const indexer = new ExcerptIndexer(kinds, name);
  for (const piece of pieces(bytes, random)) indexer.push(piece);
  const index = indexer.end();
  const first = findWindow(index, 0);
  let read = '';
  for (let window = first.endLine === 0 ? undefined : first; window; window = findNextWindow(index, window))
    read += (await readExcerpt(chunked(name, bytes, random), window, index)).text;
  assert.equal(read, decoded.replaceAll('\0', '\u2400'), 'the parts are not the whole');

  const query = random.pick(queries);
  assert.deepEqual(
    await search(query, bytes, new Random('other pieces')),
    await search(query, bytes, undefined),
    'chunks change what is found',
  );
});

/** All in one piece without a random. */
async function search(
  query: (typeof queries)[number],
  bytes: Uint8Array,
  random: Random | undefined,
): Promise<unknown> {
  const expression = parseQuery(query);
  assert.ok('regex' in expression);
  const hits: SearchHit[] = [];
  const whole = {
    path: 'x.log',
    byteLength: bytes.length,
    async *read() {
      yield bytes.slice();
    },
  };
  const source = random === undefined ? whole : chunked('x.log', bytes, random);
  const { problems } = await searchSource(source, expression, { onHit: (hit) => hits.push(hit) > 0 });
  return { hits, problems };
}
