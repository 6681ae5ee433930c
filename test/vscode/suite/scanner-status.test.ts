import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findNode, type StatusNode } from '../../../client/src/status/tree/status-tree.ts';
import {
  closeEverything,
  diagnosticWithCode,
  eventually,
  findScript,
  getExtension,
  openLog,
  workspaceUri,
} from './editor.ts';

describe('the scanner status', () => {
  before(async () => {
    await openLog('contoso.scanner-status.txt');
  });
  after(closeEverything);

  it('of the document in front is read, with what needs attention', async () => {
    const cluster = await row('contoso');
    assert.equal(cluster.level, 'degraded');
    assert.equal(store().attention, 3);
    assert.equal((await row('Progress')).description, '12,000 files an hour · 3,000 files · 3.0 MB');
    assert.ok(find('2026-03-13 01:00:02 UTC + 20 min'));
  });

  it('is marked in the text', async () => {
    const uri = workspaceUri('contoso.scanner-status.txt');
    const mark = await diagnosticWithCode(uri, 'failed-files');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(mark.range.start.line, 24);
  });

  it('shows only what needs attention when asked, and all of it again', async () => {
    await vscode.commands.executeCommand('iplogLens.showAttentionOnly');
    assert.equal(find('SCAN01')?.row.kind, 'node');
    assert.equal(find('SCAN03'), undefined);
    await vscode.commands.executeCommand('iplogLens.showAllStatus');
    assert.equal(find('SCAN03')?.row.kind, 'node');
  });

  it('copies a value, and nodes as a table', async () => {
    await vscode.commands.executeCommand('iplogLens.copyStatusValue', find('FailedFiles'));
    assert.equal(await vscode.env.clipboard.readText(), '12');
    await vscode.commands.executeCommand('iplogLens.copyStatusTable', find('Nodes'));
    const table = await vscode.env.clipboard.readText();
    assert.match(table, /^\| Node \| Status \|.*\n\|.*\n\| SCAN01 \| Scanning \|/);
  });

  it('leads from a node to the known errors of its log, and back', async () => {
    const log = workspaceUri('SCAN02/MSIPScanner.iplog');
    const record = await vscode.workspace.fs.readFile(workspaceUri('scanner.iplog'));
    await vscode.workspace.fs.writeFile(log, record);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(log));
    const errors = await row('Known errors in its logs');
    assert.match(errors.description, /in 1 file$/);
    assert.equal(find('Known errors in its logs')?.parent?.row.label, 'SCAN02');
    await vscode.commands.executeCommand('iplogLens.showNodeStatus');
    await openLog('contoso.scanner-status.txt');
  });

  it('stays when it is pinned, and follows the editor again when it is not', async () => {
    await vscode.commands.executeCommand('iplogLens.pinStatus');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await openLog('other.log');
    assert.ok(find('contoso'));
    await vscode.commands.executeCommand('iplogLens.unpinStatus');
    await eventually('an empty view', () => (store().nodes.length === 0 ? true : undefined));
  });

  it('of a file that is added is read again when the file changes, and stays until it is cleared', async () => {
    const saved = await vscode.workspace.fs.readFile(workspaceUri('contoso.scanner-status.txt'));
    const file = workspaceUri('added.txt');
    await vscode.workspace.fs.writeFile(file, saved);
    await vscode.commands.executeCommand('iplogLens.addStatusFile', file);
    assert.ok(find('contoso'));
    // Adding shows the view, and files are watched from then on.
    await eventually('the view to be seen', () => store().watched || undefined);
    const later = Buffer.from(Buffer.from(saved).toString('utf8').replaceAll('contoso', 'fabrikam'));
    let asked = 0;
    await eventually('the file to be read again', async () => {
      // Nobody tells when a watcher begins to watch, so the first writes may come too early.
      if (asked++ % 40 === 0) await vscode.workspace.fs.writeFile(file, later);
      return find('fabrikam');
    });
    await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand('iplogLens.clearStatus');
    await eventually('an empty view', () => (store().nodes.length === 0 ? true : undefined));
  });

  it('is saved best by a script that the view inserts', async () => {
    await vscode.commands.executeCommand('iplogLens.insertStatusScript');
    const script = await findScript('Export-Clixml');
    assert.match(script.getText(), /Save-ScannerStatus/);
  });
});

function store() {
  return getExtension().exports.status;
}

function find(label: string): StatusNode | undefined {
  return findNode(store().nodes, (one) => one.label === label);
}

async function row(label: string) {
  return await eventually(`the row ${label}`, () => find(label)?.row);
}
