import assert from 'node:assert/strict';
import { type Condition, type LogSource, scanSources, scanText, type Signature } from '#engine';
import { condition, makeSignature, smallCatalog } from '../../support/small-catalog.ts';

/** A sensor line `seconds` after six o'clock. */
function line(seconds: number, text: string): string {
  const stamp = new Date(Date.UTC(2026, 2, 9, 6, 0, seconds)).toISOString();
  return `${stamp.slice(0, 10)} ${stamp.slice(11, 19)}.0001 Info  M ${text}`;
}

/** A signature of records `WORD happened [user=... state=...]`. */
function happening(id: string, word: string, part: Partial<Signature> = {}): Signature {
  return makeSignature({
    id,
    rules: [
      {
        scopes: ['mdi.sensor'],
        pattern: `${word} happened(?: \\[user=(?<user>[^\\s\\]]+)(?: state=(?<state>\\w+))?\\])?`,
        anchors: [`${word} happened`],
        otherAnchors: [],
        inferred: false,
      },
    ],
    ...part,
  });
}

const path = 'Microsoft.Tri.Sensor.log';

/** The findings of a failure with these conditions: line, lines of the evidence, severity where it is lowered. */
function judge(conditions: readonly Condition[], lines: readonly string[]) {
  const catalog = smallCatalog([
    happening('F1', 'failure', { conditions }),
    happening('C1', 'start', { role: 'context' }),
    happening('E1', 'refusal'),
  ]);
  const { groups } = scanText(catalog, path, lines.join('\n'));
  const group = groups.find(({ signatureId }) => signatureId === 'F1');
  return (group?.occurrences ?? []).map((occurrence) => [
    occurrence.line,
    (occurrence.support ?? []).map((place) => place.line),
    ...(occurrence.lowered === undefined ? [] : [occurrence.lowered.severity]),
  ]);
}

describe('a condition of a signature', () => {
  it('pairs a record with the one before it that has the same values, whatever their case', () => {
    const conditions = [condition({ records: ['C1'], same: ['user'], withinMilliseconds: 60_000 })];
    const found = judge(conditions, [
      line(0, 'start happened [user=svc$]'),
      line(1, 'start happened [user=other]'),
      line(2, 'failure happened [user=SVC]'),
      line(90, 'failure happened [user=svc]'),
      line(91, 'failure happened'),
    ]);
    assert.deepEqual(found, [
      [3, [1]],
      [4, []],
      [5, []],
    ]);
  });

  it('is met by any of several signatures, by a finding as well as by context', () => {
    const conditions = [condition({ records: ['C1', 'E1'], withinLines: 2, otherwise: 'drop' })];
    const found = judge(conditions, [
      line(0, 'refusal happened'),
      line(1, 'failure happened'),
      line(2, 'nothing'),
      line(3, 'failure happened'),
    ]);
    assert.deepEqual(found, [[2, [1]]]);
  });

  it('waits for a record that comes after, and gives up when its time or its lines have passed', () => {
    const after = (part: Partial<Condition>) => [
      condition({ records: ['E1'], place: 'after', otherwise: 'hint', because: 'Alone.', ...part }),
    ];
    const lines = [
      line(0, 'failure happened'),
      line(100, 'failure happened'),
      line(105, 'refusal happened'),
      line(106, 'failure happened'),
    ];
    const expected = [
      [1, [], 'hint'],
      [2, [3]],
      [4, [], 'hint'],
    ];
    assert.deepEqual(judge(after({ withinMilliseconds: 10_000 }), lines), expected);
    assert.deepEqual(judge(after({ withinLines: 1 }), lines), expected);
  });

  it('finds what stands near on either side, in the same record too', () => {
    const conditions = [condition({ records: ['E1'], place: 'near', withinLines: 1, otherwise: 'drop' })];
    const found = judge(conditions, [
      line(0, 'failure happened'),
      line(1, 'refusal happened'),
      line(2, 'failure happened'),
      line(3, 'nothing'),
      line(4, 'failure happened'),
      line(5, 'nothing'),
      line(6, 'failure happened because refusal happened'),
    ]);
    assert.deepEqual(found, [
      [1, [2]],
      [3, [2]],
      [7, [7]],
    ]);
  });

  it('counts records in a window, the signature itself among them', () => {
    const conditions = [
      condition({ records: ['F1'], count: 2, withinMilliseconds: 10_000, otherwise: 'drop' }),
    ];
    const found = judge(
      conditions,
      [0, 1, 2, 60, 65, 69].map((second) => line(second, 'failure happened')),
    );
    assert.deepEqual(found, [
      [3, [1, 2]],
      [6, [4, 5]],
    ]);
  });

  it('is met by absence, and names the record that breaks it', () => {
    const conditions = [
      condition({
        records: ['C1'],
        same: ['user'],
        having: { state: 'ok' },
        withinLines: 10,
        absent: true,
        otherwise: 'warning',
        because: 'It had started well.',
      }),
    ];
    const found = judge(conditions, [
      line(0, 'start happened [user=a state=ok]'),
      line(1, 'start happened [user=b state=bad]'),
      line(2, 'failure happened [user=a]'),
      line(3, 'failure happened [user=b]'),
    ]);
    assert.deepEqual(found, [
      [3, [1], 'warning'],
      [4, []],
    ]);
  });

  it('lowers to the mildest of what its conditions say', () => {
    const conditions = (['information', 'warning'] as const).map((otherwise) =>
      condition({ records: ['C1'], withinLines: 9, otherwise, because: 'Alone.' }),
    );
    assert.deepEqual(judge(conditions, [line(0, 'failure happened')]), [[1, [], 'information']]);
  });

  it('makes a finding as bad as its worst place', () => {
    const lowering = condition({ records: ['C1'], withinLines: 1, otherwise: 'hint', because: 'Alone.' });
    const catalog = smallCatalog([
      happening('F1', 'failure', { conditions: [lowering] }),
      happening('C1', 'start', { role: 'context' }),
    ]);
    const severity = (lines: readonly string[]) =>
      scanText(catalog, path, lines.join('\n')).groups[0]?.severity;
    assert.equal(severity([line(0, 'failure happened')]), 'hint');
    assert.equal(
      severity([line(0, 'failure happened'), line(1, 'start happened'), line(2, 'failure happened')]),
      'error',
    );
  });

  it('gives the same findings however the bytes are cut, and with more waiting than are remembered', async () => {
    const catalog = smallCatalog([
      happening('F1', 'failure', {
        conditions: [
          condition({ records: ['C1'], same: ['user'], withinMilliseconds: 30_000 }),
          condition({
            records: ['E1'],
            place: 'near',
            same: ['user'],
            withinLines: 1500,
            otherwise: 'hint',
            because: 'Alone.',
          }),
        ],
      }),
      happening('C1', 'start', { role: 'context' }),
      happening('E1', 'refusal'),
    ]);
    const lines = Array.from({ length: 30_000 }, (_, i) => {
      const user = (i * 7919) % 701;
      const word = ['start', 'failure', 'failure', 'refusal', 'nothing'][(i * 31) % 5] ?? '';
      return line(i / 10, `${word} happened [user=u${user}]`);
    });
    const bytes = Buffer.from(lines.join('\r\n'));
    const scan = async (chunk: number) => {
      const source: LogSource = {
        path,
        byteLength: bytes.length,
        async *read() {
          for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
        },
      };
      return (await scanSources(catalog, [source], { keep: 100_000 })).groups;
    };
    const whole = await scan(bytes.length);
    const failures = whole.find(({ signatureId }) => signatureId === 'F1');
    assert.equal(failures?.count, 12_000);
    const lineNumbers = failures.occurrences.map((occurrence) => occurrence.line);
    assert.deepEqual(
      lineNumbers,
      [...lineNumbers].sort((a, b) => a - b),
    );
    assert.ok(failures.occurrences.some(({ lowered }) => lowered !== undefined));
    assert.ok(failures.occurrences.some(({ lowered }) => lowered === undefined));
    for (const chunk of [7919, 1 << 16]) assert.deepEqual(await scan(chunk), whole);
  });
});

describe('a success marker', () => {
  const catalog = smallCatalog([
    happening('F1', 'failure'),
    happening('M1', 'success', {
      role: 'context',
      related: { supersedes: [], causedBy: [], similar: [], resolves: ['F1'] },
    }),
  ]);
  const resolvedBy = (lines: readonly string[]) =>
    scanText(catalog, path, lines.join('\n')).groups[0]?.resolvedBy?.line;

  it('settles what came before it, of the same values', () => {
    const failures = [line(5, 'failure happened [user=a]'), line(6, 'failure happened [user=b]')];
    const success = (user: string, second = 9) => line(second, `success happened [user=${user}]`);
    assert.equal(resolvedBy([...failures, success('a')]), undefined);
    assert.equal(resolvedBy([...failures, success('a'), success('b')]), 4);
    assert.equal(resolvedBy([success('a', 1), success('b', 2), ...failures]), undefined);
  });

  it('settles by the order in the file where the log has no clock', () => {
    const text = 'failure happened\n\nsuccess happened\n';
    assert.equal(scanText(catalog, 'notes.txt', text).groups[0]?.resolvedBy?.line, 3);
  });

  it('settles nothing on another server', async () => {
    const source = (file: string, text: string): LogSource => ({
      path: file,
      byteLength: undefined,
      async *read() {
        yield Buffer.from(text);
      },
    });
    const sources = [
      source('a/Microsoft.Tri.Sensor.log', line(0, 'failure happened')),
      source('b/Microsoft.Tri.Sensor.log', line(5, 'success happened')),
    ];
    const found = async () => (await scanSources(catalog, sources)).groups[0]?.resolvedBy?.source;
    assert.equal(await found(), undefined);
    sources.push(source('a/Microsoft.Tri.Sensor.Updater.log', line(9, 'success happened')));
    assert.equal(await found(), 'a/Microsoft.Tri.Sensor.Updater.log');
  });
});
