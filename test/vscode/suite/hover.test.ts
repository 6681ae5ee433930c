import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, diagnosticWithCode, openLog } from './editor.ts';

describe('hover', () => {
  after(closeEverything);

  it('explains the error under the mouse, with its values and causes', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    const { range } = await diagnosticWithCode(uri, 'MDI1010');
    const card = await cardAt(uri, range.start.translate(0, 3));
    assert.match(card, /gMSA/i);
    assert.match(card, /mdiSvc01/);
    assert.match(card, /cause/i);
  });

  it('says nothing about a healthy line of another program', async () => {
    const { uri } = await openLog('other.log');
    assert.equal(await cardAt(uri, new vscode.Position(0, 8)), '');
  });
});

/** The text of all cards at a place, with the escapes of Markdown undone. */
async function cardAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  const parts = hovers.flatMap((hover) =>
    hover.contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  return parts.join('\n').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
