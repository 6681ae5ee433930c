import assert from 'node:assert/strict';
import { stepFinding } from '../../../../client/src/findings/tree/step-finding.ts';
import { someGroup, someOccurrence, someSource } from '../some-findings.ts';

const first = someSource({
  uri: 'file:///a.log',
  name: 'a.log',
  groups: [
    someGroup({ occurrences: [someOccurrence(10), someOccurrence(30)] }),
    someGroup({ signatureId: 'X', occurrences: [someOccurrence(20)] }),
  ],
});
const quiet = someSource({ uri: 'file:///b.log', name: 'b.log' });
const last = someSource({
  uri: 'file:///c.log',
  name: 'c.log',
  groups: [someGroup({ occurrences: [someOccurrence(5)] })],
});
const sources = [first, quiet, last];

describe('from finding to finding', () => {
  it('goes through the lines of a file, whatever the error, and on to the next file', () => {
    assert.deepEqual(walk({ uri: first.uri, line: 0 }, 1, 4), [
      'a.log:10',
      'a.log:20',
      'a.log:30',
      'c.log:5',
    ]);
    assert.deepEqual(walk({ uri: last.uri, line: 99 }, -1, 4), [
      'c.log:5',
      'a.log:30',
      'a.log:20',
      'a.log:10',
    ]);
  });

  it('goes on from a file in which nothing was found', () => {
    assert.deepEqual(walk({ uri: quiet.uri, line: 50 }, 1, 1), ['c.log:5']);
    assert.deepEqual(walk({ uri: quiet.uri, line: 50 }, -1, 1), ['a.log:30']);
  });

  it('begins at the beginning, or at the end, for who stands somewhere else', () => {
    assert.deepEqual(walk(undefined, 1, 1), ['a.log:10']);
    assert.deepEqual(walk({ uri: 'file:///other', line: 3 }, -1, 1), ['c.log:5']);
    assert.equal(stepFinding(sources, undefined, 1)?.wrapped, false);
  });

  it('begins again behind the last one, and says so', () => {
    const next = stepFinding(sources, { uri: last.uri, line: 4 }, 1);
    assert.deepEqual([next?.source.name, next?.wrapped, next?.position, next?.total], ['a.log', true, 1, 4]);
    const previous = stepFinding(sources, { uri: first.uri, line: 9 }, -1);
    assert.deepEqual([previous?.source.name, previous?.wrapped, previous?.position], ['c.log', true, 4]);
  });

  it('goes nowhere where nothing was found', () => {
    assert.equal(stepFinding([quiet], undefined, 1), undefined);
  });
});

function walk(from: { uri: string; line: number } | undefined, direction: 1 | -1, steps: number): string[] {
  const way: string[] = [];
  let at = from;
  for (let i = 0; i < steps; i++) {
    const step = stepFinding(sources, at, direction);
    if (step === undefined) break;
    const { line } = step.occurrence.range.start;
    at = { uri: step.source.uri, line };
    way.push(`${step.source.name}:${line + 1}`);
  }
  return way;
}
