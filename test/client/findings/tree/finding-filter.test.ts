import assert from 'node:assert/strict';
import {
  describeFilter,
  filterFindings,
  type FindingFilter,
  isEmptyFilter,
} from '../../../../client/src/findings/tree/finding-filter.ts';
import type { SourceFindingGroup, SourceFindings } from '../../../../protocol/src/index.ts';
import { someGroup, someOccurrence, someSource } from '../some-findings.ts';

const at = (time: string): string => `2026-03-14T${time}:00.000Z`;
const sensor = someSource({
  groups: [
    someGroup({
      occurrences: [
        someOccurrence(2, { time: at('09:00'), captures: { account: 'mdiSvc01' } }),
        someOccurrence(3, { time: at('10:00'), captures: { account: 'mdiSvc02' } }),
      ],
      firstTime: at('09:00'),
      lastTime: at('10:00'),
    }),
    someGroup({
      signatureId: 'MDI2000',
      title: 'A warning',
      severity: 'warning',
      occurrences: [someOccurrence(9, { preview: 'Something else' })],
    }),
  ],
});
const scanner = someSource({
  uri: 'file:///case/scan.iplog',
  name: 'scan.iplog',
  groups: [
    someGroup({
      signatureId: 'AIP1001',
      title: 'Scanner stopped',
      product: 'aip-scanner',
      occurrences: [someOccurrence(9, { preview: 'Something else' })],
    }),
  ],
});

describe('the filter of the findings', () => {
  it('lets everything through when nothing is set', () => {
    const { sources, shown, all, unknown } = filter({});
    assert.deepEqual(sources, [sensor, scanner]);
    assert.deepEqual([shown, all, unknown], [3, 3, 0]);
  });

  it('narrows down by severity, by product, and by both', () => {
    assert.deepEqual(idsOf({ severities: ['warning'] }), ['MDI2000']);
    assert.deepEqual(idsOf({ severities: ['error', 'warning'] }), ['MDI1010', 'MDI2000', 'AIP1001']);
    assert.deepEqual(idsOf({ products: ['aip-scanner'] }), ['AIP1001']);
    assert.deepEqual(idsOf({ products: ['aip-scanner'], severities: ['warning'] }), []);
    const { product: _, ...forgotten } = someGroup();
    assert.deepEqual(filter({ products: ['mdi-sensor'] }, [someSource({ groups: [forgotten] })]).shown, 0);
  });

  it('finds words in title, id, file and machine, whatever their case and order', () => {
    for (const [text, ids] of [
      ['GMSA', ['MDI1010']],
      ['mdi2000', ['MDI2000']],
      ['SCAN.iplog', ['AIP1001']],
      ['retrieved password', ['MDI1010']],
      ['dc01', ['MDI1010', 'MDI2000']],
      ['nothing such', []],
    ] as const) {
      assert.deepEqual(idsOf({ text }), ids, text);
    }
  });

  it('finds words in the text and the values of places, and leaves the other places out', () => {
    const [source] = filter({ text: 'gmsa mdiSvc02' }).sources;
    const [group] = source?.groups ?? [];
    assert.deepEqual(
      group?.occurrences.map(({ range }) => range.start.line),
      [2],
    );
    assert.deepEqual([group?.count, group?.firstTime, group?.lastTime], [1, at('10:00'), at('10:00')]);
  });

  it('narrows down by time, with both ends, and leaves out what has no time', () => {
    const counts = (range: FindingFilter): (number | undefined)[] =>
      filter(range).sources.flatMap(({ groups }) => groups.map(({ count }) => count));
    assert.deepEqual(counts({ from: at('09:30') }), [1]);
    assert.deepEqual(counts({ to: at('09:00') }), [1]);
    assert.deepEqual(counts({ from: at('09:00'), to: at('10:00') }), [2]);
    assert.deepEqual(counts({ from: at('11:00') }), []);
  });

  it('keeps exact counts where all places fit, and says of how many it does not know', () => {
    const many = (changes: Partial<SourceFindingGroup>): SourceFindings[] => [
      someSource({ groups: [{ ...(sensor.groups[0] ?? someGroup()), count: 900, ...changes }] }),
    ];
    const all = filter({ from: at('08:00') }, many({}));
    assert.deepEqual([all.sources[0]?.groups[0]?.count, all.unknown], [900, 0]);
    const some = filter({ from: at('09:30') }, many({}));
    assert.deepEqual([some.sources[0]?.groups[0]?.count, some.unknown], [1, 898]);
    assert.equal(filter({ from: at('11:00') }, many({})).unknown, 0);
    assert.equal(filter({ text: 'mdiSvc02' }, many({})).unknown, 898);
    assert.equal(filter({ text: 'gmsa' }, many({})).unknown, 0);
  });

  it('says in words what it is', () => {
    assert.equal(describeFilter({}), '');
    assert.ok(isEmptyFilter({}));
    const whole: FindingFilter = {
      severities: ['error', 'hint'],
      products: ['mdi-sensor'],
      text: 'x',
      from: at('09:00'),
      to: at('10:00'),
    };
    assert.equal(
      describeFilter(whole),
      'errors, hints · Defender for Identity sensor · "x" · from 2026-03-14 09:00:00 UTC to 2026-03-14 10:00:00 UTC',
    );
    for (const key of Object.keys(whole)) {
      assert.ok(!isEmptyFilter({ [key]: whole[key as keyof FindingFilter] }), key);
    }
  });
});

function filter(
  what: FindingFilter,
  sources: readonly SourceFindings[] = [sensor, scanner],
): ReturnType<typeof filterFindings> {
  return filterFindings(sources, what, new Map([[sensor.uri, 'DC01']]));
}

function idsOf(what: FindingFilter): string[] {
  return filter(what).sources.flatMap(({ groups }) => groups.map(({ signatureId }) => signatureId));
}
