import assert from 'node:assert/strict';
import { FollowScan, renameSource, type ScanResult, scanText } from '#engine';
import { encoders } from '../../support/encode.ts';
import { literalSignature, makeSignature, smallCatalog } from '../../support/small-catalog.ts';

const name = 'Microsoft.Tri.Sensor.log';
const catalog = smallCatalog([
  literalSignature('T1', 'connection was refused'),
  literalSignature('T2', 'at Broken.Frame'),
]);
const stamp = (i: number): string =>
  `2026-03-09 06:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.0001`;
const record = (i: number): string =>
  i % 9 === 4
    ? `${stamp(i)} Error Ldap connection was refused\r\n   at X.Y()\r\n${i % 2 === 0 ? '   at Broken.Frame()\r\n' : ''}`
    : `${stamp(i)} Info  Sensor heartbeat sent [status=OK n=${i}]\r\n`;
/** Healthy, and longer than what decides the kind. */
const opening = Array.from({ length: 1500 }, (_, i) => record(i * 9)).join('');
/** The same with errors. */
const text = Array.from({ length: 3000 }, (_, i) => record(i)).join('');

describe('the scan of a log that grows', () => {
  for (const [encoding, encode] of Object.entries(encoders)) {
    it(`knows at any time what a scan of all bytes so far finds, in ${encoding}`, () => {
      const bytes = encode(text);
      // All are kept: which of many are listed may differ by the one record that still grows.
      const options = { keep: 1000 };
      const follow = new FollowScan(catalog, name, options);
      let at = 0;
      for (let step = 1; at < bytes.length; step++) {
        const size = ((step * 7919) % 5000) + 1;
        follow.push(bytes.subarray(at, at + size));
        at = Math.min(at + size, bytes.length);
        const seen = follow.result(false);
        if (step % 10 === 0) {
          const whole = new FollowScan(catalog, name, options);
          whole.push(bytes.subarray(0, at));
          assert.deepEqual(follow.result(true).groups, whole.end().groups);
        }
        assert.deepEqual(follow.result(false), seen, 'asking changes nothing');
      }
      const { groups, sources } = follow.end();
      const full = scanText(catalog, name, text, options);
      assert.deepEqual(groups, full.groups);
      assert.equal(sources[0]?.lines, full.sources[0]?.lines);
      assert.equal(sources[0]?.records, full.sources[0]?.records);
      assert.deepEqual(sources[0]?.histogram, full.sources[0]?.histogram);
    });
  }

  it('holds the last record back until it is complete or nothing more comes', () => {
    const follow = new FollowScan(catalog, name);
    follow.push(Buffer.from(`${opening}${stamp(1)} Error Ldap connection was refused\r\n`));
    assert.deepEqual(counts(follow.result(false)), {});
    assert.deepEqual(counts(follow.result(true)), { T1: 1 });
    // It was not complete after all: the same record goes on, and still counts once.
    follow.push(Buffer.from('   at Broken.Frame()\r\n'));
    assert.deepEqual(counts(follow.result(true)), { T1: 1, T2: 1 });
    follow.push(Buffer.from(`${stamp(2)} Info  x\r\n`));
    assert.deepEqual(counts(follow.result(false)), { T1: 1, T2: 1 });
    assert.deepEqual(counts(follow.end()), { T1: 1, T2: 1 });
  });

  it('does not take half a line for a record', () => {
    const follow = new FollowScan(catalog, name);
    follow.push(Buffer.from(`${text}${stamp(7)} Error Ldap connection was ref`));
    const before = counts(follow.result(true))['T1'] ?? 0;
    follow.push(Buffer.from('used\r\n'));
    assert.equal(counts(follow.result(true))['T1'], before + 1);
    assert.equal(counts(follow.end())['T1'], before + 1);
  });

  it('pairs the last record with what stood long before it', () => {
    const pair = smallCatalog([
      literalSignature('C1', 'connection started', { role: 'context' }),
      makeSignature({
        ...literalSignature('T1', 'connection was refused'),
        conditions: [
          {
            records: ['C1'],
            place: 'before',
            same: [],
            having: {},
            withinMilliseconds: 60_000,
            count: 1,
            absent: false,
            otherwise: 'drop',
          },
        ],
      }),
    ]);
    const follow = new FollowScan(pair, name);
    follow.push(
      Buffer.from(`${opening}${stamp(1)} Info  Ldap connection started\r\n${stamp(2)} Info  x\r\n`),
    );
    follow.result(false);
    follow.push(Buffer.from(`${stamp(3)} Error Ldap connection was refused\r\n`));
    assert.equal(follow.result(true).groups[0]?.occurrences[0]?.support?.[0]?.signatureId, 'C1');
  });

  it('tells what waits for later records, and takes it back when they say otherwise', () => {
    const waiting = smallCatalog([
      literalSignature('C1', 'connection was mended', { role: 'context' }),
      makeSignature({
        ...literalSignature('T1', 'connection was refused'),
        conditions: [
          {
            records: ['C1'],
            place: 'after',
            same: [],
            having: {},
            withinLines: 5,
            count: 1,
            absent: true,
            otherwise: 'drop',
          },
        ],
      }),
    ]);
    const follow = new FollowScan(waiting, name);
    follow.push(
      Buffer.from(`${opening}${stamp(1)} Error Ldap connection was refused\r\n${stamp(2)} Info  x\r\n`),
    );
    assert.deepEqual(counts(follow.result(false)), { T1: 1 });
    assert.deepEqual(counts(follow.result(false)), { T1: 1 });
    follow.push(Buffer.from(`${stamp(3)} Info  Ldap connection was mended\r\n`));
    assert.deepEqual(counts(follow.result(true)), {});
    assert.deepEqual(counts(follow.end()), {});
  });

  it('is called by its new name once it is rotated, everywhere', () => {
    const follow = new FollowScan(catalog, name);
    follow.push(Buffer.from(record(4)));
    const renamed = renameSource(follow.end(), 'Microsoft.Tri.Sensor-Archived-00000.log');
    assert.ok(!JSON.stringify(renamed).includes(`"${name}"`));
    assert.deepEqual(counts(renamed), { T1: 1, T2: 1 });
  });
});

function counts({ groups }: ScanResult): Record<string, number> {
  return Object.fromEntries(groups.map(({ signatureId, count }) => [signatureId, count]));
}
