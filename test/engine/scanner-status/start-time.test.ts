import assert from 'node:assert/strict';
import { parseDuration } from '../../../engine/src/scanner-status/parse-duration.ts';
import { findDateOrders, parseStartTime } from '../../../engine/src/scanner-status/parse-start-time.ts';

function read(text: string, file = text): string | undefined {
  const { utc } = parseStartTime(text, findDateOrders(file));
  return utc === undefined ? undefined : new Date(utc).toISOString().replace('.000Z', 'Z');
}

describe('parseStartTime', () => {
  const clear: readonly (readonly [string, string])[] = [
    ['12/22/2020 9:05:02 AM', '2020-12-22T09:05:02Z'],
    ['12/22/2020 9:05:02\u202fPM', '2020-12-22T21:05:02Z'],
    ['12/22/2020 12:05:02 AM', '2020-12-22T00:05:02Z'],
    ['12/22/2020 12:05:02 PM', '2020-12-22T12:05:02Z'],
    ['22.12.2020 09:05:02', '2020-12-22T09:05:02Z'],
    ['03.02.2025 04:05:06', '2025-02-03T04:05:06Z'],
    ['22/12/2020 19:08:09', '2020-12-22T19:08:09Z'],
    ['22-12-2020 19:08:09', '2020-12-22T19:08:09Z'],
    ['2025/12/31 15:04:05', '2025-12-31T15:04:05Z'],
    ['2025-02-03 15:04:05', '2025-02-03T15:04:05Z'],
    ['2025. 12. 31. 15:04:05', '2025-12-31T15:04:05Z'],
    ['2025-12-31 오후 3:04:05', '2025-12-31T15:04:05Z'],
    ['2025/12/31 上午 03:04:05', '2025-12-31T03:04:05Z'],
    ['31. 12. 2025 3:04:05', '2025-12-31T03:04:05Z'],
    ['31.12.2025 3.04.05', '2025-12-31T03:04:05Z'],
    ['31/12/2025 3:04:05 p. m.', '2025-12-31T15:04:05Z'],
    ['31/12/2025 3:04:05 πμ', '2025-12-31T03:04:05Z'],
    ['31.12.2025 г. 13:04:05', '2025-12-31T13:04:05Z'],
    ['\u200f31\u200f/12\u200f/2025 3:04:05 م', '2025-12-31T15:04:05Z'],
    ['31/12/2568 15:04:05', '2025-12-31T15:04:05Z'],
    ['03/03/2026 15:04:05', '2026-03-03T15:04:05Z'],
    ['2020-12-22T09:05:02Z', '2020-12-22T09:05:02Z'],
    ['2020-12-22T10:05:02+01:00', '2020-12-22T09:05:02Z'],
    ['2020-12-22T09:05:02', '2020-12-22T09:05:02Z'],
    ['/Date(1608627902000)/', '2020-12-22T09:05:02Z'],
  ];
  for (const [text, utc] of clear) it(`reads ${text}`, () => assert.equal(read(text), utc));

  const open = [
    '02/03/2020 10:00:00',
    '3/4/2026 10:41:07 PM',
    '02-03-2020 10:00:00',
    '13/14/2020 10:00:00',
    '30/02/2020 10:00:00',
    '22/12/20 10:00:00',
    '10/10/1447 15:04:05',
    '12/22/2020 9:05:02 vorm.',
    '12/22/2020 25:05:02',
    '12/22/2020',
    'Monday',
    '/Date(999999999999999999)/',
    '1/2/2020 '.repeat(1000),
  ];
  for (const text of open)
    it(`does not guess ${text.slice(0, 40)}`, () => assert.equal(read(text), undefined));

  it('lets a clear date of the same file decide', () => {
    assert.equal(
      read('02/03/2020 10:00:00', 'LastTimeStamp 7/22/2018 and 02/03/2020'),
      '2020-02-03T10:00:00Z',
    );
    assert.equal(read('02/03/2020 10:00:00', 'seen 22/07/2018 and 02/03/2020'), '2020-03-02T10:00:00Z');
  });

  it('decides nothing where the dates of a file contradict each other, or have another separator', () => {
    assert.equal(read('02/03/2020 10:00:00', '7/22/2018 22/07/2018'), undefined);
    assert.equal(read('02/03/2020 10:00:00', '22.07.2018'), undefined);
  });
});

describe('parseDuration', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['00:00:00:37', 37],
    ['00:00:37', 37],
    ['1.02:03:04', 93784],
    ['12.23:59:59.5', 1123199.5],
    ['00:12:00:00', 43200],
    ['PT37S', 37],
    ['P2DT4H17M55.5S', 188275.5],
    ['-00:00:05', -5],
    ['P', undefined],
    ['37', undefined],
    ['', undefined],
    ['1 day', undefined],
  ];
  for (const [text, seconds] of cases)
    it(`reads "${text}"`, () => assert.equal(parseDuration(text), seconds));
});
