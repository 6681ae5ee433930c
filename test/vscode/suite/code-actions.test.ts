import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, diagnosticWithCode, findScript, openLog } from './editor.ts';

describe('code actions', () => {
  afterEach(closeEverything);

  it('offer a check and a fix for a known error', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    const titles = (await actionsFor(uri, 'MDI1010')).map((action) => action.title);
    assert.ok(
      titles.some((title) => /check/i.test(title)),
      titles.join(),
    );
    assert.ok(
      titles.some((title) => /fix/i.test(title)),
      titles.join(),
    );
  });

  it('put the check, with the values of the log, into an untitled PowerShell document', async () => {
    const log = await openLog('Microsoft.Tri.Sensor.log');
    const before = log.getText();
    const check = (await actionsFor(log.uri, 'MDI1010')).find((action) => /check/i.test(action.title));
    assert.ok(check !== undefined);
    await apply(check);
    const script = await findScript(`'mdiSvc01'`);
    assert.ok(script.isUntitled);
    assert.equal(log.getText(), before);
    assert.equal(log.isDirty, false);
  });
});

async function actionsFor(uri: vscode.Uri, code: string): Promise<vscode.CodeAction[]> {
  const { range } = await diagnosticWithCode(uri, code);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    undefined,
    50,
  );
  // VS Code adds actions of its own assistant; ours begin with "Insert" among others.
  return actions.filter((action) => action.title.startsWith('Insert '));
}

/** As the editor does it: the edit first, then the command. */
async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  const { command } = action;
  if (command !== undefined) {
    const values: unknown[] = command.arguments ?? [];
    await vscode.commands.executeCommand(command.command, ...values);
  }
}
