import assert from 'node:assert/strict';
import {
  countUrgent,
  formatPeriod,
  formatTime,
} from '../../../../client/src/findings/tree/finding-labels.ts';
import { someGroup, someSource } from '../some-findings.ts';

describe('labels of findings', () => {
  it('write a time in UTC without fractions, and leave alone what is no such time', () => {
    assert.equal(formatTime('2026-03-14T09:27:54.123Z'), '2026-03-14 09:27:54 UTC');
    assert.equal(formatTime('14.03.2026 09:27'), '14.03.2026 09:27');
  });

  it('span the period over all parts', () => {
    const parts = [
      { firstTime: '2026-03-14T09:00:00Z', lastTime: '2026-03-14T10:00:00Z' },
      { firstTime: '2026-03-13T09:00:00Z' },
      {},
    ];
    assert.equal(formatPeriod(parts), '2026-03-13 09:00:00 UTC to 2026-03-14 10:00:00 UTC');
    assert.equal(formatPeriod([{ firstTime: '2026-03-13T09:00:00Z' }]), '2026-03-13 09:00:00 UTC');
    assert.equal(formatPeriod([{}]), '');
  });

  it('count different errors and warnings that are not settled, each once', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const sources = [
      someSource({ groups: [someGroup(), someGroup({ signatureId: 'W', severity: 'warning' })] }),
      someSource({
        groups: [
          someGroup(),
          someGroup({ signatureId: 'H', severity: 'hint' }),
          someGroup({ signatureId: 'S', resolvedBy: { location: { uri: 'file:///x', range } } }),
        ],
      }),
    ];
    assert.equal(countUrgent(sources), 2);
  });
});
