import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually } from './editor.ts';

describe('snippets', () => {
  afterEach(closeEverything);

  it('are offered in a PowerShell file after their prefix, and insert PowerShell', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'powershell',
      content: 'ipl-check-Get-Gmsa',
    });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(0).range.end;
    const item = await eventually('a snippet of a check', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        end,
      );
      return list.items.find(({ label }) => labelOf(label) === 'ipl-check-Get-GmsaPasswordReader');
    });
    assert.ok(item.insertText instanceof vscode.SnippetString);
    await editor.insertSnippet(item.insertText, document.lineAt(0).range);
    const text = document.getText();
    assert.match(text, /^\$Gmsa = '<gMSA name>'$/m);
    assert.match(text, /^\} -Gmsa \$Gmsa$/m);
  });
});

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
