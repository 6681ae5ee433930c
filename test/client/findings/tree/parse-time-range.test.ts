import assert from 'node:assert/strict';
import { parseTimeRange } from '../../../../client/src/findings/tree/parse-time-range.ts';

describe('a range of time that is typed', () => {
  for (const [text, from, to] of [
    ['2026-03-14', '2026-03-14T00:00:00.000Z', '2026-03-14T23:59:59.999Z'],
    ['2026-03-14 09', '2026-03-14T09:00:00.000Z', '2026-03-14T09:59:59.999Z'],
    ['2026-03-14 09:15', '2026-03-14T09:15:00.000Z', '2026-03-14T09:15:59.999Z'],
    ['2026-03-14T09:15:07Z', '2026-03-14T09:15:07.000Z', '2026-03-14T09:15:07.999Z'],
    ['2026-03-14 09:15:07.5 UTC', '2026-03-14T09:15:07.500Z', '2026-03-14T09:15:07.500Z'],
    ['2026-03-14 09:15 .. 2026-03-15', '2026-03-14T09:15:00.000Z', '2026-03-15T23:59:59.999Z'],
    ['2026-03-14..', '2026-03-14T00:00:00.000Z', undefined],
    [' .. 2026-03-14 ', undefined, '2026-03-14T23:59:59.999Z'],
  ] as const) {
    it(`reads '${text}'`, () => {
      assert.deepEqual(parseTimeRange(text), {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    });
  }

  for (const text of [
    '',
    '..',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-03-14 25',
    '2026-03-14 09:60',
    '2026-03-15 .. 2026-03-14',
    '2026-03-14 .. 2026-03-15 .. 2026-03-16',
    '2026-03-14 .. later',
  ]) {
    it(`takes '${text}' for none`, () => assert.equal(parseTimeRange(text), undefined));
  }
});
