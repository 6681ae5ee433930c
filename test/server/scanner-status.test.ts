import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StatusRow, StatusTable, StatusTree } from '#protocol';
import { root } from '../support/real-catalog.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { skippedRepository, statusText, verboseAfter } from './status-texts.ts';

const uri = 'file:///cases/SCAN01.scanner-status.txt';

describe('the scanner status tree', () => {
  let server: RunningServer;
  let folder: string;
  before(async () => {
    server = await startRunningServer();
    folder = mkdtempSync(path.join(tmpdir(), 'iplog-lens-status-'));
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows cluster, snapshot, nodes and their counters, with what matters and where it stands', async () => {
    await server.open(uri, statusText(), 'scanner-status');
    const tree = await treeOf({ uri });
    server.close(uri);
    assert.equal(tree.snapshots, 1);
    const cluster = rowAt(tree, 'contoso');
    assert.equal(cluster.kind, 'cluster');
    assert.equal(cluster.level, 'degraded');
    assert.equal(cluster.description, 'Scanning · 2 need attention');
    const snapshot = rowAt(tree, 'contoso', '2026-03-13 01:00:02 UTC + 37 s');
    assert.equal(snapshot.kind, 'snapshot');
    const pending = rowAt(tree, 'contoso', snapshot.label, 'Nodes', 'SCAN02');
    assert.equal(pending.description, 'Scanning · pending');
    assert.equal(pending.level, 'degraded');
    assert.equal(pending.node, 'SCAN02');
    assert.match(pending.tooltip, /Needs attention/);
    const failed = rowAt(tree, 'contoso', snapshot.label, 'Nodes', 'SCAN01', 'FailedFiles');
    assert.deepEqual([failed.level, failed.attention, failed.value], ['degraded', 1, '12']);
    const line = statusText()
      .split('\n')
      .findIndex((text) => text.startsWith('FailedFiles'));
    assert.deepEqual(failed.place, {
      uri,
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
    });
    assert.match(failed.tooltip, /could not be processed/);
    const healthy = rowAt(tree, 'contoso', snapshot.label, 'ClusterStatus');
    assert.deepEqual([healthy.level, healthy.attention], ['healthy', 0]);
    assert.equal(tree.attention, 2);
  });

  it('reads the text that is open, not the file; and the file where nothing is open', async () => {
    const file = path.join(folder, 'status.txt');
    writeFileSync(file, statusText({ cluster: 'on-disk' }));
    const fileUri = pathToFileURL(file).href;
    assert.equal((await treeOf({ uri: fileUri })).rows[0]?.label, 'on-disk');
    const sent = await treeOf({ uri: fileUri, text: statusText({ cluster: 'sent' }) });
    assert.equal(sent.rows[0]?.label, 'sent');
    await server.open(fileUri, statusText({ cluster: 'open' }), 'scanner-status');
    assert.equal((await treeOf({ uri: fileUri })).rows[0]?.label, 'open');
    server.close(fileUri);
  });

  it('reads clixml, JSON and CSV files', async () => {
    const names = ['contoso.status.depth5.clixml', 'contoso.status.depth5.json', 'contoso.nodes.csv'];
    for (const name of names) {
      const file = path.join(root, 'test/fixtures/status', name);
      const tree = await treeOf({ uri: pathToFileURL(file).href });
      assert.equal(tree.snapshots, 1, name);
      assert.ok(
        findRow(tree.rows, ({ kind }) => kind === 'node'),
        name,
      );
    }
  });

  it('puts snapshots of several files together by cluster and time, the latest first', async () => {
    const texts = [
      { uri: 'file:///a/late.txt', text: statusText({ day: 14, clusterStatus: 'Idle' }) },
      { uri: 'file:///a/early.txt', text: statusText({ day: 13 }) + skippedRepository },
    ];
    const tree = await treeOf(...texts);
    assert.equal(tree.rows.filter(({ kind }) => kind === 'cluster').length, 1);
    const labels = tree.rows[0]?.children?.map(({ label }) => label.slice(0, 10));
    assert.deepEqual(labels, ['2026-03-14', '2026-03-13']);
    // The badge counts what is wrong now; the earlier snapshot says in its own row what was wrong then.
    assert.equal(tree.attention, tree.rows[0]?.children?.[0]?.attention);
    assert.equal(tree.rows[0]?.children?.[1]?.attention, 3);
  });

  it('keeps the ids of rows when the text before them changes, and has none twice', async () => {
    const before = idsOf((await treeOf({ uri, text: statusText() })).rows);
    const after = idsOf((await treeOf({ uri, text: `\n\nPS C:\\> Get-ScanStatus\n${statusText()}` })).rows);
    assert.deepEqual(after, before);
    const all = ['fabrikam-six-nodes.session.txt', 'nordwind-deutsch.session.txt', 'published-samples.txt'];
    for (const name of all) {
      const file = path.join(root, 'test/fixtures/status', name);
      const ids = idsOf((await treeOf({ uri: pathToFileURL(file).href })).rows);
      assert.equal(new Set(ids).size, ids.length, name);
    }
  });

  it('has no id twice where a name is printed again and again, or a file is named twice', async () => {
    const strange = `Cluster : c\nClusterStatus : Idle\nGibtEsNicht : 1\n\nWARNING: a\nWARNING: a\n\n`.repeat(
      3,
    );
    const ids = idsOf((await treeOf({ uri, text: strange }, { uri, text: strange })).rows);
    assert.ok(ids.some((id) => id.includes('gibtesnicht')));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('shows how a scan gets on, as a picture and in words', async () => {
    const text = statusText() + verboseAfter(600, 1000) + verboseAfter(1200, 3000);
    const progress = findRow((await treeOf({ uri, text })).rows, ({ kind }) => kind === 'progress');
    assert.equal(progress?.description, '12,000 files an hour · 3,000 files · 3.0 MB');
    assert.match(progress?.tooltip ?? '', /!\[From 1,000 files [^\n]*\]\(data:image\/svg\+xml;utf8,%3Csvg/s);
    assert.match(
      progress?.value ?? '',
      /From 1,000 files after 10 min to 3,000 files \(3\.0 MB\) after 20 min/,
    );
  });

  it('lists what was not understood with its line, and says what a file without status holds', async () => {
    const text = `${statusText()}\nsomething else entirely\n`;
    const problem = findRow((await treeOf({ uri, text })).rows, ({ kind }) => kind === 'problem');
    assert.match(problem?.label ?? '', /something else entirely/);
    assert.equal(problem?.place?.range.start.line, text.split('\n').indexOf('something else entirely'));
    const none = await treeOf({ uri, text: '2026-03-14 09:26:53.1 Error x\nb\n' });
    assert.equal(none.snapshots, 0);
    assert.ok(
      findRow(none.rows, ({ label }) =>
        /no scanner status in it; it holds 2 lines of other text/.test(label),
      ),
    );
    const missing = await treeOf({ uri: pathToFileURL(path.join(folder, 'missing.txt')).href });
    assert.ok(findRow(missing.rows, ({ label }) => /cannot be read/.test(label)));
  });

  it('stays small whatever the file holds, and counts what it leaves out', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `n${String(i).padStart(7, '0')} Idle   False`);
    const text = `NodeName Status   IsScanning\n-------- ------   ----------\n${rows.join('\n')}\n`;
    const tree = await treeOf({ uri, text });
    assert.ok(idsOf(tree.rows).length < 21_000);
    assert.ok(findRow(tree.rows, ({ kind, label }) => kind === 'more' && /more, not listed/.test(label)));
  });

  it('copies nodes as a table with their counters, and escapes what was printed', async () => {
    const text = statusText({ node: 'SCAN|01*' });
    const nodes = findRow((await treeOf({ uri, text })).rows, ({ label }) => label === 'Nodes');
    const { markdown } = (await server.request('iplogLens/statusTable', { row: nodes })) as StatusTable;
    const lines = markdown.trim().split('\n');
    assert.equal(lines.length, 4);
    assert.match(
      lines[0] ?? '',
      /\| Node \| Status \| IsScanning \| ScannedFiles \| FailedFiles \|.* Health \|/,
    );
    assert.match(lines[2] ?? '', /\| SCAN\\\|01\\\* \| Scanning \| True \| 2280 \| 12 \|.* degraded \|/);
  });

  it('lets nothing of the text become markup in a tooltip', async () => {
    const text = statusText({ node: '[x](command:evil)<img>' });
    const tree = await treeOf({ uri, text });
    for (const { tooltip } of everyRow(tree.rows)) assert.doesNotMatch(tooltip, /\]\(command:|<img/);
  });

  async function treeOf(...sources: readonly { uri: string; text?: string }[]): Promise<StatusTree> {
    return (await server.request('iplogLens/status', { sources })) as StatusTree;
  }
});

function everyRow(rows: readonly StatusRow[]): readonly StatusRow[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children ?? [])]);
}

function idsOf(rows: readonly StatusRow[]): readonly string[] {
  return everyRow(rows).map(({ id }) => id);
}

function findRow(rows: readonly StatusRow[], fits: (row: StatusRow) => boolean): StatusRow | undefined {
  return everyRow(rows).find(fits);
}

/** The row to which the labels lead from the top. */
function rowAt(tree: StatusTree, ...labels: readonly string[]): StatusRow {
  let rows = tree.rows;
  let row: StatusRow | undefined;
  for (const label of labels) {
    row = rows.find((one) => one.label === label);
    assert.ok(row, `${label} is not among ${rows.map((one) => one.label).join(', ')}`);
    rows = row.children ?? [];
  }
  assert.ok(row);
  return row;
}
