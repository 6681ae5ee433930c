import assert from 'node:assert/strict';
import {
  buildFindingsTable,
  type FindingsTable,
} from '../../../../client/src/findings/tree/findings-table.ts';
import type { FindingOrder } from '../../../../client/src/findings/tree/finding-order.ts';
import type { SourceFindings } from '../../../../protocol/src/index.ts';
import { hostileValues, unseenValues } from '../../../server/hostile-values.ts';
import { someGroup, someOccurrence, someSource } from '../some-findings.ts';

const sensor = someSource({
  groups: [
    someGroup({
      count: 1500,
      firstTime: '2026-03-14T09:00:00.000Z',
      lastTime: '2026-03-14T10:00:00.000Z',
      occurrences: [someOccurrence(22), someOccurrence(1234)],
    }),
    someGroup({ signatureId: 'MDI2000', title: 'A hint', severity: 'hint', count: 9000 }),
  ],
});
const updater = someSource({
  uri: 'file:///case/Updater.log',
  name: 'Updater.log',
  groups: [someGroup({ firstTime: '2026-03-13T09:00:00.000Z', occurrences: [someOccurrence(7)] })],
});

describe('the table of findings', () => {
  it('has a line for each known error in each file, with columns under their titles', () => {
    const { text } = table([sensor, updater]);
    const [summary, filter, , , titles = '', ...rows] = text.trimEnd().split('\n');
    assert.equal(summary, 'Known errors: 2, places: 10,501, rows: 3, worst first.');
    assert.equal(filter, 'No filter.');
    assert.equal(rows.length, 3);
    const cellAt = (row: string | undefined, title: string, next: string): string | undefined =>
      row?.slice(titles.indexOf(title), titles.indexOf(next)).trim();
    assert.deepEqual(
      rows.map((row) => [
        cellAt(row, 'Severity', 'Count'),
        cellAt(row, 'Count', 'Known error'),
        cellAt(row, 'Known error', 'Title'),
        cellAt(row, 'Machine', 'File'),
        cellAt(row, 'File', 'Line'),
        cellAt(row, 'Line', 'First'),
        cellAt(row, 'First', 'Last'),
      ]),
      [
        ['error', '1,500', 'MDI1010', 'DC01', 'Microsoft.Tri.Sensor.log', '22', '2026-03-14 09:00:00 UTC'],
        ['error', '1', 'MDI1010', '', 'Updater.log', '7', '2026-03-13 09:00:00 UTC'],
        ['hint', '9,000', 'MDI2000', 'DC01', 'Microsoft.Tri.Sensor.log', '22', 'not known'],
      ],
    );
    assert.match(rows[0] ?? '', /account=mdiSvc01$/);
  });

  it('leads each row to its first place, over the name of the file and the line', () => {
    const { text, rows } = table([sensor, updater]);
    const lines = text.split('\n');
    assert.deepEqual(
      rows.map(({ line, columns, uri, range }) => [
        lines[line]?.slice(...columns).replace(/\s+/g, ' '),
        uri,
        range.start.line,
      ]),
      [
        ['Microsoft.Tri.Sensor.log 22', sensor.uri, 21],
        ['Updater.log 7', updater.uri, 6],
        ['Microsoft.Tri.Sensor.log 22', sensor.uri, 21],
      ],
    );
  });

  it('is ordered as it is asked to be', () => {
    const order = (how: FindingOrder): (string | undefined)[] => {
      const { text, rows } = table([sensor, updater], how);
      return rows.map(({ line }) => /^\w+ +([\d,]+)/.exec(text.split('\n')[line] ?? '')?.[1]);
    };
    assert.deepEqual(order('severity'), ['1,500', '1', '9,000']);
    assert.deepEqual(order('count'), ['9,000', '1,500', '1']);
    assert.deepEqual(order('time'), ['1', '1,500', '9,000']);
  });

  it('says which filter is set', () => {
    const options = { order: 'severity', nodes: new Map<string, string>(), filter: 'errors' } as const;
    assert.match(buildFindingsTable([], options).text, /^Known errors: 0.*\nFilter: errors\.$/m);
  });

  it('keeps a row on its line and shows what cannot be seen, whatever stands in names and values', () => {
    for (const value of [...hostileValues, ...unseenValues, 'a\nb\r\nc\u0085d', 'x'.repeat(5000)]) {
      const group = someGroup({
        title: value,
        signatureId: value,
        firstTime: value,
        occurrences: [someOccurrence(1, { captures: { [value]: value } })],
      });
      const { text, rows } = table([someSource({ name: value, groups: [group] }), updater]);
      assert.equal(text.split(/[\n\r\u0085\u2028\u2029]/).length, 8, JSON.stringify(value));
      assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      assert.equal(rows.length, 2);
    }
  });
});

function table(sources: readonly SourceFindings[], order: FindingOrder = 'severity'): FindingsTable {
  return buildFindingsTable(sources, { order, nodes: new Map([[sensor.uri, 'DC01']]), filter: '' });
}
