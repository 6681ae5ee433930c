import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, codeOf, diagnosticsOf, eventually, getExtension, openLog } from './editor.ts';

describe('a script with old cmdlets', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeEverything();
  });

  it('is marked, explained and mended as a whole, and is no log to anybody', async () => {
    const document = await openLog('old-cmdlets.ps1');
    const { uri } = document;
    assert.equal(document.languageId, 'powershell');
    const marked = (await diagnosticsOf(uri)).map((one) => `${codeOf(one)} ${document.getText(one.range)}`);
    assert.deepEqual(marked.sort(), [
      'PS1001 Get-AIPScannerStatus',
      'PS1003 Get-ScannerStatus',
      'PS1004 Start\u2013AIPScan',
      'PS1004 \u2013Reset',
      'PS1005 AzureInformationProtection',
    ]);
    assert.equal(getExtension().exports.findings.find(uri.toString()), undefined);

    const cards = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(3, 12),
    );
    const texts = cards.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.match(texts.join('\n'), /Renamed to\*\* `Get-ScanStatus`/);

    const [all] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.ok(all?.edit !== undefined);
    await vscode.workspace.applyEdit(all.edit);
    assert.deepEqual(document.getText().split(/\r?\n/), [
      '# Starts a scan and shows what it does.',
      'Import-Module PurviewInformationProtection',
      'Start-Scan -Reset',
      '$status = Get-ScanStatus',
      'if ($status) {',
      '    Get-ScanStatus',
      '}',
      '',
    ]);
    await eventually('nothing to be marked any more', () =>
      vscode.languages.getDiagnostics(uri).some((one) => one.source === 'iplog-lens') ? undefined : true,
    );
  });
});
