import assert from 'node:assert/strict';
import { accessibleLabel, type FindingNode } from '../../../../client/src/findings/tree/finding-node.ts';
import type { FindingOrder } from '../../../../client/src/findings/tree/finding-order.ts';
import {
  type Grouping,
  type TreeOptions,
  buildFindingsTree,
} from '../../../../client/src/findings/tree/findings-tree.ts';
import type { SourceFindings } from '../../../../protocol/src/index.ts';
import { someGroup, someOccurrence, someSource } from '../some-findings.ts';

const sensor = someSource({
  groups: [
    someGroup({
      count: 5,
      occurrences: [
        someOccurrence(22, { time: '2026-03-14T09:27:54.000Z' }),
        someOccurrence(29, { time: '2026-03-14T10:28:54.000Z', captures: {} }),
      ],
      firstTime: '2026-03-14T09:27:54.000Z',
      lastTime: '2026-03-14T10:28:54.000Z',
    }),
  ],
});
const updater = someSource({
  uri: 'file:///case/Updater.log',
  name: 'Updater.log',
  groups: [
    someGroup({
      signatureId: 'MDI2000',
      title: 'A hint',
      severity: 'hint',
      count: 90,
      occurrences: [someOccurrence(1)],
      remediations: [],
    }),
    someGroup({ occurrences: [someOccurrence(7)] }),
  ],
});
const healthy = someSource({ uri: 'file:///case/quiet.log', name: 'quiet.log' });

describe('the findings tree', () => {
  it('by known error puts the worst first, whatever its count, and adds up all files', () => {
    const rows = buildFindingsTree([sensor, updater, healthy], 'signature');
    assert.deepEqual(
      rows.map((row) => row.label),
      ['6× gMSA password could not be retrieved', '90× A hint'],
    );
  });

  it('says to a screen reader what the icon says to the eye', () => {
    const said = (rows: readonly FindingNode[]): string[] =>
      rows.flatMap((row) => [accessibleLabel(row), ...said(row.children?.() ?? [])]);
    assert.deepEqual(said(buildFindingsTree([updater], 'file')).slice(0, 3), [
      'Updater.log, 91× · Defender for Identity sensor log',
      'Error, 1× gMSA password could not be retrieved, MDI1010',
      'Line 7, account=mdiSvc01',
    ]);
  });

  it('by known error shows files where there are several, else the places at once', () => {
    assert.deepEqual(draw([sensor, updater], 'signature'), [
      '6× gMSA password could not be retrieved',
      '  Microsoft.Tri.Sensor.log',
      '    Line 22',
      '    Line 29',
      '    3 more, counted and not listed',
      '  Updater.log',
      '    Line 7',
      '90× A hint',
      '  Line 1',
      '  89 more, counted and not listed',
    ]);
  });

  it('by file leaves out files in which nothing was found', () => {
    assert.deepEqual(draw([sensor, healthy], 'file'), [
      'Microsoft.Tri.Sensor.log',
      '  5× gMSA password could not be retrieved',
      '    Line 22',
      '    Line 29',
      '    3 more, counted and not listed',
    ]);
  });

  it('by machine gathers all files of each, and keeps apart what belongs to none', () => {
    const other = someSource({
      uri: 'file:///case/DC01/Other.log',
      name: 'Other.log',
      groups: [someGroup({ occurrences: [someOccurrence(9)] })],
    });
    const nodes = new Map([
      [sensor.uri, 'DC01'],
      [other.uri, 'DC01'],
    ]);
    assert.deepEqual(draw([sensor, updater, other, healthy], 'node', { nodes }), [
      'Machine not known',
      '  1× gMSA password could not be retrieved',
      '    Line 7',
      '  90× A hint',
      '    Line 1',
      '    89 more, counted and not listed',
      'DC01',
      '  6× gMSA password could not be retrieved',
      '    Microsoft.Tri.Sensor.log',
      '      Line 22',
      '      Line 29',
      '      3 more, counted and not listed',
      '    Other.log',
      '      Line 9',
    ]);
    const [unknown, node] = buildFindingsTree([sensor, updater, other], 'node', { nodes });
    assert.equal(unknown?.description, '2 known, 91×');
    assert.equal(node?.description, '1 known, 6×');
    assert.match(node?.tooltip ?? '', /^DC01\n2 files with findings\n2026-03-14 09:27:54 UTC to /);
  });

  it('names the machine of a file where it is known', () => {
    const nodes = new Map([[sensor.uri, 'DC01']]);
    const [file] = buildFindingsTree([sensor], 'file', { nodes });
    assert.equal(file?.description, '5× · DC01 · Defender for Identity sensor log');
    const [error] = buildFindingsTree([sensor, updater], 'signature', { nodes });
    assert.deepEqual(
      error?.children?.().map((row) => row.description),
      ['5× · DC01', '1×'],
    );
  });

  it('is ordered by count or by time where that is asked for, at every level', () => {
    const rows = (order: FindingOrder, grouping: Grouping): string[] =>
      draw([sensor, updater], grouping, { order }).filter((line) => !/Line|more/.test(line));
    assert.deepEqual(rows('count', 'signature'), [
      '90× A hint',
      '6× gMSA password could not be retrieved',
      '  Microsoft.Tri.Sensor.log',
      '  Updater.log',
    ]);
    assert.deepEqual(rows('count', 'file'), [
      'Updater.log',
      '  90× A hint',
      '  1× gMSA password could not be retrieved',
      'Microsoft.Tri.Sensor.log',
      '  5× gMSA password could not be retrieved',
    ]);
    assert.deepEqual(rows('time', 'file'), [
      'Microsoft.Tri.Sensor.log',
      '  5× gMSA password could not be retrieved',
      'Updater.log',
      '  1× gMSA password could not be retrieved',
      '  90× A hint',
    ]);
  });

  it('by time has a row for each hour, and one for what has no time', () => {
    assert.deepEqual(draw([sensor, updater], 'time'), [
      '2026-03-14 09:00 UTC',
      '  gMSA password could not be retrieved',
      '2026-03-14 10:00 UTC',
      '  gMSA password could not be retrieved',
      'Time not known',
      '  A hint',
      '  gMSA password could not be retrieved',
      '92 more, counted and not listed',
    ]);
  });

  it('gives every row an id of its own in every grouping, the same after a refresh', () => {
    for (const grouping of ['signature', 'node', 'file', 'time'] as const) {
      const ids = flatten(buildFindingsTree([sensor, updater], grouping)).map((row) => row.id);
      assert.equal(new Set(ids).size, ids.length, grouping);
      const again = flatten(buildFindingsTree([sensor, updater], grouping)).map((row) => row.id);
      assert.deepEqual(again, ids);
    }
  });

  it('keeps the id of a row when another file is added', () => {
    const before = flatten(buildFindingsTree([sensor], 'file')).map((row) => row.id);
    const after = new Set(flatten(buildFindingsTree([sensor, updater], 'file')).map((row) => row.id));
    assert.ok(before.every((id) => after.has(id)));
  });

  it('offers in the menu only what exists', () => {
    const [error, hint] = buildFindingsTree([updater], 'signature');
    assert.deepEqual(error?.menuWords, ['finding', 'check', 'fix']);
    assert.deepEqual(hint?.menuWords, ['finding']);
    assert.deepEqual(buildFindingsTree([updater], 'file')[0]?.menuWords, ['file', 'checks']);
    const onlyHint = someSource({ groups: [someGroup({ remediations: [] })] });
    assert.deepEqual(buildFindingsTree([onlyHint], 'file')[0]?.menuWords, ['file']);
  });

  it('says when and with which values, so that two places can be told apart', () => {
    const places = flatten(buildFindingsTree([sensor], 'signature')).filter((row) => row.place !== undefined);
    assert.deepEqual(
      places.map((row) => row.description),
      ['2026-03-14 09:27:54 UTC · account=mdiSvc01', '2026-03-14 10:28:54 UTC'],
    );
    assert.deepEqual(places[0]?.place, { uri: sensor.uri, range: sensor.groups[0]?.occurrences[0]?.range });
  });

  it('marks an error that was settled later', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const settled = someGroup({ resolvedBy: { location: { uri: sensor.uri, range } } });
    const [row] = buildFindingsTree([someSource({ groups: [settled] })], 'signature');
    assert.match(row?.description ?? '', /settled later/);
  });

  it('is empty without findings', () => {
    for (const grouping of ['signature', 'node', 'file', 'time'] as const) {
      assert.deepEqual(buildFindingsTree([healthy], grouping), []);
    }
  });
});

function draw(
  sources: readonly SourceFindings[],
  grouping: Grouping,
  options: Partial<TreeOptions> = {},
): string[] {
  const lines = (row: FindingNode, indent: string): string[] => [
    `${indent}${row.label}`,
    ...(row.children?.() ?? []).flatMap((child) => lines(child, `${indent}  `)),
  ];
  return buildFindingsTree(sources, grouping, options).flatMap((row) => lines(row, ''));
}

function flatten(rows: readonly FindingNode[]): FindingNode[] {
  return rows.flatMap((row) => [row, ...flatten(row.children?.() ?? [])]);
}
