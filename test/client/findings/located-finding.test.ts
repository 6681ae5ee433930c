import assert from 'node:assert/strict';
import { checksOf, findAllAt, findByRef, useOf } from '../../../client/src/findings/located-finding.ts';
import { someGroup, someOccurrence, someSource } from './some-findings.ts';

const wide = someGroup({ signatureId: 'WIDE', occurrences: [someOccurrence(10, { recordEndLine: 20 })] });
const inner = someGroup({
  signatureId: 'INNER',
  occurrences: [someOccurrence(15, { time: '2026-03-14T09:27:54.000Z' }), someOccurrence(40)],
});
const source = someSource({ groups: [wide, inner] });

describe('a finding at a place', () => {
  it('covers its whole record, and the nearer one wins', () => {
    assert.deepEqual(idsAt(11), ['WIDE']);
    assert.deepEqual(idsAt(14), ['INNER']);
    assert.deepEqual(idsAt(20), ['WIDE']);
    assert.deepEqual(idsAt(21), []);
    assert.deepEqual(idsAt(8), []);
  });

  it('is not alone where several stand on one line, unless the cursor is in the text of one', () => {
    const range = (start: number, end: number) => ({
      start: { line: 29, character: start },
      end: { line: 29, character: end },
    });
    const left = someGroup({
      signatureId: 'LEFT',
      occurrences: [someOccurrence(30, { range: range(0, 5) })],
    });
    const right = someGroup({
      signatureId: 'RIGHT',
      occurrences: [someOccurrence(30, { range: range(10, 15) })],
    });
    const both = someSource({ groups: [left, right] });
    assert.deepEqual(idsAt(29, 12, both), ['RIGHT']);
    assert.deepEqual(idsAt(29, 5, both), ['LEFT']);
    assert.deepEqual(idsAt(29, 40, both), ['LEFT', 'RIGHT']);
  });

  it('is found by reference, by the first occurrence where the line has moved', () => {
    const at = (line: number) =>
      findByRef(source, { signatureId: 'INNER', line })?.occurrence.range.start.line;
    assert.equal(at(39), 39);
    assert.equal(at(1000), 14);
    assert.equal(findByRef(source, { signatureId: 'GONE' }), undefined);
  });

  it('becomes a remediation with its values and its place', () => {
    const [finding] = findAllAt(source, { line: 14, character: 0 });
    assert.ok(finding !== undefined);
    assert.deepEqual(useOf(finding, 'Get-GmsaPasswordReader'), {
      remediationId: 'Get-GmsaPasswordReader',
      signatureId: 'INNER',
      values: { account: 'mdiSvc01' },
      provenance: { source: 'Microsoft.Tri.Sensor.log', line: 15, time: '2026-03-14T09:27:54.000Z' },
    });
  });

  it('of a whole file calls for every check and for no fix', () => {
    assert.deepEqual(
      checksOf(source).map((use) => `${use.signatureId} ${use.remediationId}`),
      ['WIDE Get-GmsaPasswordReader', 'INNER Get-GmsaPasswordReader'],
    );
  });
});

function idsAt(line: number, character = 0, where = source): string[] {
  return findAllAt(where, { line, character }).map(({ group }) => group.signatureId);
}
