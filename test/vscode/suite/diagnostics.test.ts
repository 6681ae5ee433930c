import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, codeOf, diagnosticsOf, eventually, openLog } from './editor.ts';

describe('diagnostics', () => {
  after(closeEverything);

  it('stand on the lines of the known errors and nowhere else', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    const found = (await diagnosticsOf(uri)).map((one) => `${codeOf(one)}@${one.range.start.line + 1}`);
    assert.deepEqual(found.sort(), ['MDI1010@22', 'MDI1010@29', 'MDI1020@13']);
  });

  it('are one short line each, with a link and a severity', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    for (const one of await diagnosticsOf(uri)) {
      assert.ok(one.message.length < 140 && !one.message.includes('\n'), one.message);
      assert.ok(typeof one.code === 'object' && one.code.target.scheme === 'https');
      assert.ok(one.severity <= vscode.DiagnosticSeverity.Warning);
    }
  });

  it('come for scanner logs too', async () => {
    const { uri } = await openLog('scanner.iplog');
    assert.deepEqual((await diagnosticsOf(uri)).map(codeOf), ['AIP1005']);
  });

  it('follow the text while it is edited', async () => {
    const line =
      '2026-03-14 09:27:54.0001 Warn  X GMSA password could not be retrieved [errorCode=A AccountName=b DomainDnsName=c.d]';
    const document = await vscode.workspace.openTextDocument({
      language: 'mdi-sensor-log',
      content: `${line}\n`,
    });
    await vscode.window.showTextDocument(document);
    await diagnosticsOf(document.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(0, 0, 1, 0));
    await vscode.workspace.applyEdit(edit);
    await eventually('the diagnostic to go', () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });
});
