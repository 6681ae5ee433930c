import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, diagnosticsOf, eventually, getExtension, openLog } from './editor.ts';

describe('the language server', () => {
  after(closeEverything);

  it('can be restarted twice at once, and explains open logs again', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    await diagnosticsOf(uri);
    await Promise.all([
      vscode.commands.executeCommand('iplogLens.restartServer'),
      vscode.commands.executeCommand('iplogLens.restartServer'),
    ]);
    await eventually('findings after the restart', () =>
      getExtension().exports.findings.find(uri.toString()),
    );
    assert.ok((await diagnosticsOf(uri)).length > 0);
  });

  it('is described by a problem report that holds no log text and no path', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    await diagnosticsOf(uri);
    // The command waits for the answer to its message; what counts is on the clipboard before.
    void vscode.commands.executeCommand('iplogLens.reportProblem');
    const report = await eventually('the report', async () => {
      const text = await vscode.env.clipboard.readText();
      return text.startsWith('**IPLog Lens**') ? text : undefined;
    });
    assert.match(report, new RegExp(`VS Code: ${vscode.version.replaceAll('.', '\\.')}`));
    assert.doesNotMatch(report, /mdiSvc01|contoso|Tri\.Sensor|\/home|\/root|\/tmp|\\Users/);
  });
});
