import assert from 'node:assert/strict';
import { isLogOf } from '../../../../client/src/status/tree/node-findings.ts';
import {
  accessibleLabel,
  buildStatusTree,
  findNode,
  statusMenuWords,
  type StatusNode,
} from '../../../../client/src/status/tree/status-tree.ts';
import { withNodeFindings } from '../../../../client/src/status/tree/with-node-findings.ts';
import { someGroup, someSource } from '../../findings/some-findings.ts';
import { someRow, someStatus } from '../some-status.ts';

function outline(nodes: readonly StatusNode[], depth = 0): string[] {
  return nodes.flatMap(({ row, children }) => [
    `${'  '.repeat(depth)}${row.label}`,
    ...outline(children, depth + 1),
  ]);
}

describe('the scanner status tree', () => {
  it('has every row, and each knows the one above it', () => {
    const tree = buildStatusTree(someStatus(), false);
    assert.deepEqual(outline(tree), [
      'contoso',
      '  Nodes',
      '    SCAN01.contoso.com',
      '    SCAN02',
      '      Status',
      '      ScannedFiles',
    ]);
    const field = findNode(tree, ({ label }) => label === 'ScannedFiles');
    assert.deepEqual(
      [field?.parent?.row.label, field?.parent?.parent?.row.label, tree[0]?.parent],
      ['SCAN02', 'Nodes', undefined],
    );
  });

  it('shows only what needs attention and what leads there, unfolded, under the same ids', () => {
    const tree = buildStatusTree(someStatus(), true);
    assert.deepEqual(outline(tree), ['contoso', '  Nodes', '    SCAN02', '      Status']);
    assert.equal(findNode(tree, ({ label }) => label === 'SCAN02')?.row.unfolded, true);
    assert.equal(tree[0]?.row.id, buildStatusTree(someStatus(), false)[0]?.row.id);
    const healthy = someStatus().map((row) => ({ ...row, attention: 0, children: [] }));
    assert.deepEqual(buildStatusTree(healthy, true), []);
  });

  it('says the level in words to a screen reader', () => {
    const row = someRow({ label: 'SCAN02', description: 'Scanning · pending', level: 'degraded' });
    assert.equal(accessibleLabel(row), 'SCAN02, Scanning · pending, needs attention');
    assert.equal(accessibleLabel(someRow({ label: 'Cloud' })), 'Cloud');
  });

  it('offers to copy where there is something, and findings for nodes only', () => {
    const node = findNode(buildStatusTree(someStatus(), false), ({ label }) => label === 'SCAN02');
    assert.ok(node);
    assert.deepEqual(statusMenuWords({ ...node.row, value: 'SCAN02' }), ['value', 'table', 'node']);
    assert.deepEqual(statusMenuWords(someRow({ label: 'Cluster', value: '' })), ['value']);
    assert.deepEqual(statusMenuWords(someRow({ label: 'x', kind: 'node', node: '' })), []);
  });
});

describe('the findings of a node', () => {
  const log = someSource({
    uri: 'file:///cases/contoso/scan02/MSIP/Logs/MSIPScanner.iplog',
    groups: [someGroup({ severity: 'error' })],
  });

  it('stand below it when the path of a log names it', () => {
    const tree = buildStatusTree(withNodeFindings(someStatus(), [log]), false);
    const row = findNode(tree, ({ label }) => label === 'Known errors in its logs');
    assert.equal(row?.parent?.row.label, 'SCAN02');
    assert.equal(row?.row.description, '1 in 1 file');
    const [error] = row?.children ?? [];
    assert.equal(error?.row.level, 'failed');
    assert.equal(error?.row.place?.uri, log.uri);
  });

  it('change nothing where no log is of a node', () => {
    const other = { ...log, uri: 'file:///cases/SCAN021/a.log' };
    assert.deepEqual(withNodeFindings(someStatus(), [other]), someStatus());
    const quiet = { ...log, groups: [] };
    assert.deepEqual(withNodeFindings(someStatus(), [quiet]), someStatus());
  });

  it('are found by the whole name or the name without its domain, never by a part of a word', () => {
    const node = 'SCAN01.corp.contoso.com';
    for (const [uri, expected] of [
      ['file:///c%3A/case/SCAN01/a.log', true],
      ['file:///case/scan01.corp.contoso.com/a.log', true],
      ['file:///case/SCAN01-logs.zip!/a.log', true],
      ['file:///case/SCAN01_MSIPScanner.iplog', true],
      ['file:///case/SCAN010/a.log', false],
      ['file:///case/MYSCAN01/a.log', false],
      ['file:///case/corp.contoso.com/a.log', false],
      ['file:///case/%zz/a.log', false],
    ] as const) {
      assert.equal(isLogOf(uri, node), expected, uri);
    }
    assert.equal(isLogOf('file:///case/10.1.2.3/a.log', '10.1.2.3'), true);
    assert.equal(isLogOf('file:///case/10/a.log', '10.1.2.3'), false);
    assert.equal(isLogOf('file:///case/a.log', ''), false);
  });
});
