import assert from 'node:assert/strict';
import { countOnce } from '../../../client/src/findings/count-once.ts';
import { FindingStore } from '../../../client/src/findings/finding-store.ts';
import { placeNode } from '../../../client/src/findings/tree/place-nodes.ts';
import { someGroup, someOccurrence, someSource } from './some-findings.ts';

const main = 'file:///case/Microsoft.Tri.Sensor.log';
const errors = 'file:///case/Microsoft.Tri.Sensor-Errors.log';
const at = (uri: string, line: number) => [
  { uri, range: { start: { line, character: 0 }, end: { line, character: 0 } } },
];
const log = someSource({
  uri: main,
  groups: [someGroup({ occurrences: [someOccurrence(22, { also: at(errors, 0) }), someOccurrence(30)] })],
});
const repeat = someOccurrence(1, { isRepeat: true, also: at(main, 21) });
const twin = (count: number, more = [someOccurrence(5)]) =>
  someSource({
    uri: errors,
    name: 'Microsoft.Tri.Sensor-Errors.log',
    groups: [someGroup({ count, repeated: 1, occurrences: [repeat, ...more] })],
  });

describe('a record that stands in a log and in its twin', () => {
  it('counts once, in the log', () => {
    const [, only] = countOnce([log, twin(2)]);
    assert.deepEqual(
      only?.groups.map(({ count, occurrences }) => [count, occurrences.length]),
      [[1, 1]],
    );
    assert.deepEqual(countOnce([log, twin(1, [])])[1]?.groups, []);
    assert.equal(countOnce([log, twin(2)])[0], log);
  });

  it('counts in the twin where the log is not here', () => {
    assert.deepEqual(countOnce([twin(2)]), [twin(2)]);
  });

  it('is not listed twice, but found in the twin by whoever looks there', () => {
    const store = new FindingStore();
    store.set({ origin: 'scan', source: log });
    store.set({ origin: 'document', source: twin(1, []) });
    const total = store.sources().reduce((sum, { groups }) => sum + groups.length, 0);
    assert.equal(total, 1);
    assert.equal(store.find(errors)?.groups.length, 1);
  });

  it('says where it stands too', () => {
    const [group] = log.groups;
    const [occurrence] = group?.occurrences ?? [];
    assert.ok(group !== undefined && occurrence !== undefined);
    const node = placeNode('x', { source: log, group, occurrence }, 'line');
    assert.match(node.description, /also in Microsoft\.Tri\.Sensor-Errors\.log, line 1$/);
  });
});
