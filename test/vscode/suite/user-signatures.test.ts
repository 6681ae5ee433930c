import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeEverything, codeOf, diagnosticsOf, eventually, openLog } from './editor.ts';

const setting = 'userSignatures.folder';

describe('signatures of the user', () => {
  let folder = '';
  const configure = async (value: string | undefined) =>
    await vscode.workspace
      .getConfiguration('iplogLens')
      .update(setting, value, vscode.ConfigurationTarget.Global);

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  });
  after(async () => {
    await configure(undefined);
    await closeEverything();
    rmSync(folder, { recursive: true, force: true });
  });

  it('begin with a draft from a record of the log, and explain that log once they are saved', async () => {
    const log = await openLog('Microsoft.Tri.Sensor.log');
    await diagnosticsOf(log.uri);
    await vscode.commands.executeCommand('iplogLens.newSignature');
    const draft = await eventually('the draft', () =>
      vscode.workspace.textDocuments.find((document) => /^id: TEAM-001/m.test(document.getText())),
    );
    assert.deepEqual([draft.languageId, draft.isUntitled], ['yaml', true]);

    writeFileSync(path.join(folder, 'team.yaml'), draft.getText());
    await configure(folder);
    await eventually('the new signature to be found', () =>
      vscode.languages.getDiagnostics(log.uri).some((one) => codeOf(one) === 'TEAM-001') ? true : undefined,
    );
  });

  it('are checked while they are typed', async () => {
    const document = await vscode.workspace.openTextDocument(path.join(folder, 'team.yaml'));
    const editor = await vscode.window.showTextDocument(document);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('severity:'));
    await editor.edit((edit) => edit.replace(document.lineAt(line).range, 'severity: bad'));
    const [problem] = await diagnosticsOf(document.uri);
    assert.match(String(problem?.message), /`bad` is not a `severity`/);
    assert.equal(problem?.range.start.line, line);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(
      'the mark to go',
      () =>
        vscode.languages.getDiagnostics(document.uri).every((one) => one.source !== 'iplog-lens') ||
        undefined,
    );
  });

  it('are read again when a file changes, also outside of the workspace', async () => {
    const log = await openLog('Microsoft.Tri.Sensor.log');
    const isFound = () => vscode.languages.getDiagnostics(log.uri).some((one) => codeOf(one) === 'TEAM-001');
    await eventually('the signature to be found', () => isFound() || undefined);
    rmSync(path.join(folder, 'team.yaml'));
    await eventually('the signature to be gone', () => !isFound() || undefined);
  });

  it('say why they do not fire', async () => {
    await openLog('Microsoft.Tri.Sensor.log');
    const explained = await vscode.commands.executeCommand<{ predicate: string }>(
      'iplogLens.explainSilence',
      'MDI1018',
    );
    assert.equal(explained.predicate, 'source');
  });
});
