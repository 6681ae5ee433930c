import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeZip } from '../../support/make-zip.ts';
import { closeEverything, diagnosticWithCode, eventually, getExtension, workspaceUri } from './editor.ts';

describe('a log bundle', () => {
  let folder: string;
  let zip: vscode.Uri;
  let log: vscode.Uri;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'iplog-lens-bundle-'));
    const data = readFileSync(workspaceUri('Microsoft.Tri.Sensor.log').fsPath);
    const inner = makeZip([
      { name: 'DC01/Microsoft.Tri.Sensor.log', data },
      {
        name: 'DC02/Microsoft.Tri.Sensor.log',
        data: data.toString('utf8').replaceAll('mdiSvc01', 'mdiSvc02'),
      },
    ]);
    zip = vscode.Uri.file(join(folder, 'case #1.zip'));
    writeFileSync(zip.fsPath, makeZip([{ name: 'AIPLogs.zip', data: inner }]));
    log = vscode.Uri.from({
      scheme: 'iplog-zip',
      path: `${zip.path}!/AIPLogs.zip!/DC01/Microsoft.Tri.Sensor.log`,
    });
    await vscode.commands.executeCommand('iplogLens.openBundleResource', zip);
  });
  after(async () => {
    await closeEverything();
    await vscode.commands.executeCommand('iplogLens.clearScan');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a folder of read-only files, in which a log is marked and explained', async () => {
    const root = vscode.Uri.from({ scheme: 'iplog-zip', path: `${zip.path}!` });
    assert.deepEqual(await vscode.workspace.fs.readDirectory(root), [
      ['AIPLogs.zip!', vscode.FileType.Directory],
    ]);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('iplog-zip'), false);
    const document = await vscode.workspace.openTextDocument(log);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'mdi-sensor-log');
    const { range } = await diagnosticWithCode(log, 'MDI1010');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      log,
      range.start,
    );
    const cards = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(cards.join('\n'), /gMSA/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      log,
      range,
    );
    assert.ok(actions.some(({ title }) => title.startsWith('Insert check')));
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      log,
    );
    assert.ok(outline.length > 0);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      log,
    );
    assert.ok(folds.length > 0);
  });

  it('shows the difference of two of its logs, in which commands work on the right one', async () => {
    const other = log.with({ path: log.path.replace('/DC01/', '/DC02/') });
    await vscode.commands.executeCommand('vscode.diff', log, other, 'DC01 and DC02');
    const { range } = await diagnosticWithCode(other, 'MDI1010');
    const editor = await eventually('the right side', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === other.toString()),
    );
    assert.ok(
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === log.toString()),
    );
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand('iplogLens.copyFinding');
    assert.match(await vscode.env.clipboard.readText(), /mdiSvc02/);
  });

  it('is scanned, and its findings lead into it', async () => {
    await vscode.commands.executeCommand('iplogLens.scanResource', zip);
    const { findings } = getExtension().exports;
    const source = await eventually('findings in the zip', () => findings.find(log.toString()));
    const range = source.groups[0]?.occurrences[0]?.range;
    await closeEverything();
    const line = range?.start.line ?? -1;
    await vscode.commands.executeCommand('iplogLens.openPlace', log, new vscode.Range(line, 0, line, 1));
    await eventually('an editor', () =>
      vscode.window.activeTextEditor?.document.uri.toString() === log.toString() &&
      vscode.window.activeTextEditor.selection.active.line === line
        ? true
        : undefined,
    );
  });
});
