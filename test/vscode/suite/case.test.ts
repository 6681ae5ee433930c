import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeEverything, eventually, getExtension, workspaceUri } from './editor.ts';

describe('a case', () => {
  before(async () => {
    await vscode.commands.executeCommand('iplogLens.scanResource', workspaceUri(''));
    await eventually('machines of the sources', () => {
      const { shown } = getExtension().exports;
      return shown.nodes.size > 0 ? shown : undefined;
    });
  });
  afterEach(closeEverything);
  after(async () => await vscode.commands.executeCommand('iplogLens.clearScan'));

  it('is a table in a read-only editor, whose rows lead to their places by key', async () => {
    await vscode.commands.executeCommand('iplogLens.showFindingsTable');
    // The table is written anew when the machines get their names, so all of it is read in one go.
    const { table, row, target } = await eventually('the row with its link', async () => {
      const table = editorOf('iplog-lens-findings');
      if (table === undefined) return undefined;
      const row = table.document
        .getText()
        .split('\n')
        .findIndex((line) => line.includes('MDI1010') && line.includes('Microsoft.Tri.Sensor.log'));
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        table.document.uri,
      );
      const target = links.find(({ range }) => range.start.line === row)?.target;
      return target === undefined ? undefined : { table, row, target };
    });
    const log = await eventually('the log', async () => {
      table.selection = new vscode.Selection(row, 0, row, 0);
      await vscode.commands.executeCommand('iplogLens.openTableRow');
      return editorAt('Microsoft.Tri.Sensor.log');
    });
    assert.equal(log.selection.start.line + 1, 22);
    await closeEverything();
    await vscode.commands.executeCommand('vscode.open', target);
    await eventually('the log behind the link', () =>
      editorAt('Microsoft.Tri.Sensor.log')?.selection.start.line === 21 ? true : undefined,
    );
  });

  it('is walked through from finding to finding, over its files', async () => {
    const way: string[] = [];
    for (let step = 0; step < 4; step++) {
      await vscode.commands.executeCommand('iplogLens.nextFinding');
      way.push(whereIsCursor());
    }
    assert.equal(new Set(way).size, way.length, way.join(', '));
    assert.ok(new Set(way.map((place) => place.split(' ')[0])).size > 1, way.join(', '));
    await vscode.commands.executeCommand('iplogLens.previousFinding');
    assert.equal(whereIsCursor(), way.at(-2));
  });

  it('has a summary whose links lead to the places', async () => {
    const address = vscode.Uri.from({ scheme: 'iplog-lens-case', path: '/Case Summary.md' });
    const summary = (await vscode.workspace.openTextDocument(address)).getText();
    assert.match(summary, /^# Case summary\n/);
    assert.match(summary, /MDI1010/);
    const [link] = /iplog-lens-place:[^)]+Microsoft\.Tri\.Sensor\.log[^)]+/.exec(summary) ?? [];
    assert.ok(link !== undefined, summary);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link));
    const log = await eventually('the log', () => editorAt('Microsoft.Tri.Sensor.log'));
    assert.ok(log.selection.start.line > 0);
    await eventually('the tab of the link to go', () => {
      const left = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'iplog-lens-place');
      return left ? undefined : true;
    });
  });

  it('is written to a file that is named, and never over the evidence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iplog-lens-'));
    try {
      for (const format of ['html', 'markdown', 'sarif', 'json']) {
        const file = join(folder, `report.${format}`);
        await vscode.commands.executeCommand('iplogLens.exportReport', format, vscode.Uri.file(file));
        assert.ok(existsSync(file), format);
        assert.match(readFileSync(file, 'utf8'), /MDI1010/, format);
      }
      const evidence = workspaceUri('from-customer.log');
      const before = readFileSync(evidence.fsPath, 'utf8');
      await vscode.commands.executeCommand('iplogLens.exportReport', 'html', evidence);
      assert.equal(readFileSync(evidence.fsPath, 'utf8'), before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Address and line of the text in front; the same name may stand in a folder and in a zip. */
function whereIsCursor(): string {
  const editor = vscode.window.activeTextEditor;
  return `${editor?.document.uri.toString()} ${(editor?.selection.start.line ?? 0) + 1}`;
}

function editorOf(scheme: string): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
}

function editorAt(name: string): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  // The empty document behind a link has the name of its log.
  const isLog = editor?.document.uri.scheme !== 'iplog-lens-place';
  return isLog && editor?.document.uri.path.endsWith(`/${name}`) === true ? editor : undefined;
}
