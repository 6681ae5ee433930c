import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeZip } from '../../support/make-zip.ts';
import { closeEverything, eventually, getExtension, workspaceUri } from './editor.ts';

describe('a search in a log bundle', () => {
  let folder: string;
  let zip: vscode.Uri;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'iplog-lens-search-'));
    const data = readFileSync(workspaceUri('Microsoft.Tri.Sensor.log').fsPath);
    const wide = Buffer.from('\ufefffirst\r\n\tGMSA wide', 'utf16le');
    const inner = makeZip([{ name: 'DC01/Microsoft.Tri.Sensor.log', data }]);
    zip = vscode.Uri.file(join(folder, 'case.zip'));
    writeFileSync(
      zip.fsPath,
      makeZip([
        { name: 'AIPLogs.zip', data: inner },
        { name: 'wide.log', data: wide },
      ]),
    );
    await getExtension().activate();
  });
  after(async () => {
    await closeEverything();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists what it found in zips in zips and in UTF-16, and leads there by keys', async () => {
    const { search } = getExtension().exports;
    await searchForSelected(zip, 'gMSA');
    assert.equal(search.summary?.ended, 'complete');
    assert.deepEqual(
      search.files.map(({ path }) => path.slice(zip.fsPath.length)),
      ['!/AIPLogs.zip!/DC01/Microsoft.Tri.Sensor.log', '!/wide.log'],
    );
    const [, wide] = search.files;
    assert.equal(wide?.places[0]?.hit.match, 'GMSA');
    await vscode.commands.executeCommand('iplogLens.previousSearchResult');
    // The editor is there a moment before what it selects.
    await eventually('the place in the zip, selected', () => {
      const editor = vscode.window.activeTextEditor;
      const isThere = editor?.document.uri.path.endsWith('!/wide.log') === true;
      return isThere && editor.document.getText(editor.selection) === 'GMSA' ? true : undefined;
    });
    await vscode.commands.executeCommand('iplogLens.nextSearchResult');
    await eventually('the first place, from the end', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('Microsoft.Tri.Sensor.log') === true
        ? true
        : undefined,
    );
  });

  it('is repeated and cleared', async () => {
    const { search } = getExtension().exports;
    const { count } = search;
    await vscode.commands.executeCommand('iplogLens.searchAgain');
    assert.equal(search.count, count);
    await vscode.commands.executeCommand('iplogLens.clearSearch');
    assert.deepEqual([search.count, search.asked], [0, undefined]);
  });
});

/** Runs the command with what is selected in an editor, as people do, and presses Enter in its box. */
async function searchForSelected(zip: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: text });
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(0, 0, 0, text.length) });
  const { search } = getExtension().exports;
  const run = vscode.commands.executeCommand('iplogLens.searchResource', zip);
  await eventually('a search', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return search.asked === undefined ? undefined : true;
  });
  await run;
}
