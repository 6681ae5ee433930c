import assert from 'node:assert/strict';
import {
  type Catalog,
  combineScans,
  countSeam,
  type ScanResult,
  scanSource,
  type Signature,
  type SourceScan,
} from '#engine';
import {
  healthy,
  impersonationStarted,
  noDomainController,
  noGmsaPassword,
} from '../../server/sensor-lines.ts';
import { createRandom } from '../../support/random.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { condition, makeSignature, smallCatalog } from '../../support/small-catalog.ts';

const [oldest, older, newest] = [
  'Microsoft.Tri.Sensor-Archived-1.log',
  'Microsoft.Tri.Sensor-Archived-2.log',
  'Microsoft.Tri.Sensor.log',
];

/** A signature of records `WORD happened [user=... state=...]`. */
function happening(id: string, word: string, part: Partial<Signature> = {}): Signature {
  const pattern = `${word} happened(?: \\[user=(?<user>[^\\s\\]]+)(?: state=(?<state>\\w+))?\\])?`;
  return makeSignature({
    id,
    rules: [
      {
        scopes: ['mdi.sensor'],
        pattern,
        anchors: [`${word} happened`],
        otherAnchors: [],
        inferred: false,
      },
    ],
    ...part,
  });
}

/** Every place, reach, outcome and way of counting. */
const manyConditions = smallCatalog([
  happening('C1', 'start', { role: 'context' }),
  happening('E1', 'refusal'),
  happening('F1', 'failure', {
    conditions: [
      condition({ records: ['C1'], same: ['user'], withinMilliseconds: 20_000 }),
      condition({ records: ['E1'], place: 'after', withinLines: 4, otherwise: 'hint', because: 'Alone.' }),
    ],
  }),
  happening('F2', 'failure', {
    conditions: [
      condition({ records: ['E1', 'C1'], place: 'near', same: ['user'], count: 2, withinLines: 9 }),
      condition({
        records: ['C1'],
        same: ['user'],
        having: { state: 'ok' },
        withinLines: 15,
        absent: true,
        otherwise: 'warning',
        because: 'It had started well.',
      }),
    ],
  }),
  happening('F3', 'failure', {
    conditions: [condition({ records: ['F1'], count: 3, withinMilliseconds: 30_000, otherwise: 'drop' })],
  }),
  happening('F4', 'refusal', {
    conditions: [
      condition({ records: ['C1'], place: 'near', withinLines: 2, absent: true, otherwise: 'drop' }),
    ],
  }),
  happening('F5', 'refusal', {
    conditions: [
      condition({
        records: ['F2'],
        place: 'after',
        same: ['user'],
        withinMilliseconds: 9000,
        otherwise: 'drop',
      }),
    ],
  }),
  // Without an end: as far as the log goes.
  happening('F6', 'end', { conditions: [condition({ records: ['E1'], same: ['user'] })] }),
]);

/** A sensor line `seconds` after six o'clock, now and then a record of several lines. */
function record(seconds: number, text: string): string {
  const stamp = new Date(Date.UTC(2026, 2, 9, 6, 0, seconds)).toISOString();
  return `${stamp.slice(0, 10)} ${stamp.slice(11, 19)}.0001 Info  M ${text}${seconds % 3 === 0 ? '\r\n   at X.Y()' : ''}\r\n`;
}

function randomRecords(seed: number, count: number): string[] {
  const random = createRandom(seed);
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? '';
  let seconds = 0;
  return Array.from({ length: count }, () => {
    seconds += Math.floor(random() * 6);
    const values = pick([
      '',
      ' [user=a]',
      ' [user=A$ state=ok]',
      ' [user=b state=bad]',
      ' [user=b state=ok]',
    ]);
    return record(
      seconds,
      `${pick(['start', 'failure', 'failure', 'refusal', 'end', 'nothing'])} happened${values}`,
    );
  });
}

async function scanPart(catalog: Catalog, path: string, text: string, keep = 1000): Promise<SourceScan> {
  const bytes = Buffer.from(text);
  const source = {
    path,
    byteLength: bytes.length,
    async *read() {
      yield bytes;
    },
  };
  // As it comes from another thread.
  return structuredClone(await scanSource(catalog, source, { keep }));
}

/** Files by name, the oldest first. */
async function scanFiles(
  catalog: Catalog,
  files: Readonly<Record<string, string>>,
  keep?: number,
): Promise<ScanResult> {
  const scans: SourceScan[] = [];
  for (const [path, text] of Object.entries(files)) scans.unshift(await scanPart(catalog, path, text, keep));
  return combineScans(catalog, scans);
}

/** What was found, with the lines that it would have if the files were one. */
function asOneFile({ groups }: ScanResult, files: Readonly<Record<string, string>>) {
  const before = new Map<string, number>();
  let lines = 0;
  for (const [path, text] of Object.entries(files)) {
    before.set(path, lines);
    lines += text.split('\n').length - 1;
  }
  const lineOf = (place: { readonly source: string; readonly line: number }): number =>
    place.line + (before.get(place.source) ?? NaN);
  return groups.map(({ signatureId, severity, count, firstTime, lastTime, occurrences }) => ({
    signatureId,
    severity,
    count,
    firstTime,
    lastTime,
    occurrences: occurrences.map((one) => ({
      line: lineOf(one),
      evidence: (one.support ?? []).map((place) => [place.signatureId, lineOf(place)]),
      lowered: one.lowered?.severity,
    })),
  }));
}

describe('the conditions of a rotated log', () => {
  it('are judged as in one file, wherever it is cut into two', async () => {
    let [added, lost] = [0, 0];
    for (const seed of [1, 2, 3]) {
      const records = randomRecords(seed, 60);
      const one = { [newest]: records.join('') };
      const whole = asOneFile(await scanFiles(manyConditions, one), one);
      assert.deepEqual(whole.map(({ signatureId }) => signatureId).sort(), [
        'E1',
        'F1',
        'F2',
        'F3',
        'F4',
        'F5',
        'F6',
      ]);
      for (let cut = 1; cut < records.length; cut++) {
        const files = { [older]: records.slice(0, cut).join(''), [newest]: records.slice(cut).join('') };
        assert.deepEqual(
          asOneFile(await scanFiles(manyConditions, files), files),
          whole,
          `seed ${seed}, cut at ${cut}`,
        );
        const apart = await Promise.all(
          Object.entries(files).map(
            async (file) => await scanFiles(manyConditions, Object.fromEntries([file])),
          ),
        );
        const counts = (id: string, results: readonly ScanResult[]): number =>
          results
            .flatMap(({ groups }) => groups)
            .filter(({ signatureId }) => signatureId === id)
            .reduce((sum, { count }) => sum + count, 0);
        for (const { signatureId, count } of whole) {
          if (count > counts(signatureId, apart)) added++;
          if (count < counts(signatureId, apart)) lost++;
        }
      }
    }
    assert.ok(added > 0 && lost > 0, 'seams made findings and took some out');
  });

  it('are judged as in one file, wherever it is cut into three', async () => {
    const records = randomRecords(4, 28);
    const one = { [newest]: records.join('') };
    const whole = asOneFile(await scanFiles(manyConditions, one), one);
    for (let first = 1; first < records.length; first++) {
      for (let second = first; second < records.length; second++) {
        const files = {
          [oldest]: records.slice(0, first).join(''),
          [older]: records.slice(first, second).join(''),
          [newest]: records.slice(second).join(''),
        };
        const found = asOneFile(await scanFiles(manyConditions, files), files);
        assert.deepEqual(found, whole, `cut at ${first} and ${second}`);
      }
    }
  });

  it('leave a record that its twin repeats one finding, and list no more places than are kept', async () => {
    const records = randomRecords(5, 60);
    const twin = { 'Microsoft.Tri.Sensor-Errors.log': records.join('') };
    const counts = ({ groups }: ScanResult) =>
      groups.map(({ signatureId, severity, count }) => [signatureId, severity, count]);
    const whole = counts(await scanFiles(manyConditions, { ...twin, [newest]: records.join('') }));
    assert.ok(whole.length > 4);
    for (let cut = 1; cut < records.length; cut++) {
      const parts = { [older]: records.slice(0, cut).join(''), [newest]: records.slice(cut).join('') };
      assert.deepEqual(
        counts(await scanFiles(manyConditions, { ...twin, ...parts })),
        whole,
        `cut at ${cut}`,
      );
      const few = await scanFiles(manyConditions, { ...twin, ...parts }, 1);
      assert.deepEqual(counts(few), whole, `cut at ${cut}`);
      assert.ok(few.groups.every(({ occurrences }) => occurrences.length <= 4));
    }
  });

  it('explain errors by what stands in the part before, and lower them by it', async () => {
    const catalog = getRealCatalog();
    const started = impersonationStarted(1).replace('Account=True', 'Account=False');
    const files = {
      [oldest]: [healthy(0), started, ''].join('\r\n'),
      [older]: [noGmsaPassword(2), ''].join('\r\n'),
      [newest]: [noDomainController(3), healthy(4), ''].join('\r\n'),
    };
    const { groups } = await scanFiles(catalog, files);
    assert.deepEqual(
      groups.map(({ signatureId, severity, occurrences: [first] }) => [
        signatureId,
        severity,
        first?.support,
      ]),
      [
        ['MDI1020', 'error', [{ source: older, line: 1, endLine: 1, signatureId: 'MDI1010' }]],
        ['MDI1010', 'warning', [{ source: oldest, line: 2, endLine: 2, signatureId: 'MDI1023' }]],
      ],
    );
  });

  it('do not look over a hole, nor past a part that was not read to its end', async () => {
    const catalog = getRealCatalog();
    const explained = ({ groups }: ScanResult): boolean =>
      groups.some(({ occurrences }) => occurrences.some(({ support }) => support !== undefined));
    const before = `${noGmsaPassword(2)}\r\n`;
    const after = `${noDomainController(3)}\r\n`;
    const names = (first: string, second: string) => ({ [first]: before, [second]: after });
    assert.ok(explained(await scanFiles(catalog, names(oldest, newest))));
    assert.ok(explained(await scanFiles(catalog, names('a/S.log.2', 'a/S.log.1'))));
    for (const [first, second] of [
      [oldest, 'Microsoft.Tri.Sensor-Archived-3.log'],
      ['a/S.log.2', 'a/S.log'],
      ['a/S.log.1', 'b/S.log'],
      ['a/S.log.1', 'a/S-Errors.log'],
      ['a/S.txt', 'a/S.log'],
    ] as const) {
      assert.ok(!explained(await scanFiles(catalog, names(first, second))), `${first}, ${second}`);
    }

    const scans = [await scanPart(catalog, oldest, before), await scanPart(catalog, newest, after)];
    assert.ok(explained(combineScans(catalog, scans)));
    const broken = {
      path: older,
      byteLength: undefined,
      async *read() {
        yield Buffer.from(`${healthy(2)}\r\n`);
        throw new Error('The share is gone.');
      },
    };
    assert.ok(!explained(combineScans(catalog, [...scans, await scanSource(catalog, broken)])));
  });

  it('carry no more than a bounded number of records, and still count and list as ever', async () => {
    const flood = (seconds: number): string =>
      Array.from({ length: 6000 }, (_, i) => {
        const word = ['start', 'failure', 'refusal', 'end'][i % 4] ?? '';
        return record(seconds, `${word} happened [user=u${i % 3001}]`);
      }).join('');
    const files = { [older]: flood(1), [newest]: flood(2) };
    const scans: SourceScan[] = [];
    for (const [path, text] of Object.entries(files)) {
      const scan = await scanPart(manyConditions, path, text, 10);
      // 500 to either side for each of eight conditions, and as many matches of each of six signatures.
      assert.ok(countSeam(scan.seam) <= 8 * 1000 + 6 * 1001);
      scans.push(scan);
    }
    const { groups } = combineScans(manyConditions, scans);
    const findGroup = (id: string) => groups.find(({ signatureId }) => signatureId === id);
    assert.equal(findGroup('F1')?.count, 3000);
    assert.equal(findGroup('F1')?.occurrences.length, 40);
  });
});
