import assert from 'node:assert/strict';
import { checksOf, findAtLine, findByRef, useOf } from '../../../client/src/findings/located-finding.ts';
import { someGroup, someOccurrence, someSource } from './some-findings.ts';

const wide = someGroup({ signatureId: 'WIDE', occurrences: [someOccurrence(10, { recordEndLine: 20 })] });
const inner = someGroup({
  signatureId: 'INNER',
  occurrences: [someOccurrence(15, { time: '2026-03-14T09:27:54.000Z' }), someOccurrence(40)],
});
const source = someSource({ groups: [wide, inner] });

describe('a finding at a place', () => {
  it('covers its whole record, and the nearer one wins', () => {
    assert.equal(findAtLine(source, 11)?.group.signatureId, 'WIDE');
    assert.equal(findAtLine(source, 14)?.group.signatureId, 'INNER');
    assert.equal(findAtLine(source, 20)?.group.signatureId, 'WIDE');
    assert.equal(findAtLine(source, 21), undefined);
    assert.equal(findAtLine(source, 8), undefined);
  });

  it('is found by reference, by the first occurrence where the line has moved', () => {
    const at = (line: number) =>
      findByRef(source, { signatureId: 'INNER', line })?.occurrence.range.start.line;
    assert.equal(at(39), 39);
    assert.equal(at(1000), 14);
    assert.equal(findByRef(source, { signatureId: 'GONE' }), undefined);
  });

  it('becomes a remediation with its values and its place', () => {
    const finding = findAtLine(source, 14);
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
