import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually } from './editor.ts';

describe('Explain Error', () => {
  afterEach(closeEverything);

  it('explains what is selected, whatever document it stands in, as a page beside it', async () => {
    const document = await vscode.workspace.openTextDocument({
      content: 'They say exit code 0x80070643 again.',
    });
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    editor.selection = new vscode.Selection(0, 19, 0, 29);
    await vscode.commands.executeCommand('iplogLens.explainText');
    const { group } = await pageOf('ERROR_INSTALL_FAILURE');
    assert.equal(group.viewColumn, vscode.ViewColumn.Two);
  });

  it('offers the clipboard, with all its lines', async () => {
    const before = await vscode.env.clipboard.readText();
    await vscode.env.clipboard.writeText(
      'Error DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException:\nFailed to communicate with configured domain controllers\n   at x',
    );
    const shown = vscode.commands.executeCommand('iplogLens.explainText');
    await eventually('the page of what was copied', async () => {
      // The pick may not be there yet; then nothing is accepted.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return findPage('MDI1020');
    });
    await shown;
    await vscode.env.clipboard.writeText(before);
  });
});

async function pageOf(title: string): Promise<vscode.Tab> {
  return await eventually(`the page ${title}`, () => findPage(title));
}

function findPage(title: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find((tab) => tab.label.includes(title) && tab.input instanceof vscode.TabInputWebview);
}
