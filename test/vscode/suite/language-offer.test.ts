import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { closeEverything, diagnosticsOf, eventually, openLog, workspaceUri } from './editor.ts';

describe('a renamed log', () => {
  after(closeEverything);

  it('keeps its language until the offer is taken', async () => {
    await diagnosticsOf((await openLog('Microsoft.Tri.Sensor.log')).uri);
    const renamed = await openLog('from-customer.log');
    await wait(1000);
    assert.equal(renamed.languageId, 'log');

    await vscode.commands.executeCommand('iplogLens.useDetectedLanguage');
    const uri = workspaceUri('from-customer.log');
    await eventually('the language to change', () =>
      vscode.workspace.textDocuments.find(
        (document) => document.uri.toString() === uri.toString() && document.languageId === 'mdi-sensor-log',
      ),
    );
    await diagnosticsOf(uri);
  });

  it('of another program gets no offer', async () => {
    const other = await openLog('other.log');
    await wait(1000);
    await vscode.commands.executeCommand('iplogLens.useDetectedLanguage');
    assert.equal(other.languageId, 'log');
  });
});
