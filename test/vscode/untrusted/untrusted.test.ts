import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { noDomainController } from '../../server/sensor-lines.ts';
import { teamSignature } from '../../support/team-signature.ts';
import { closeEverything, codeOf, diagnosticsOf, openLog, workspaceUri } from '../suite/editor.ts';

// A window in which no folder is trusted, as it is when somebody opens a case that came from elsewhere.
describe('a workspace that is not trusted', () => {
  const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  const own = vscode.workspace.getConfiguration('iplogLens');
  before(() => {
    assert.equal(vscode.workspace.isTrusted, false);
    // What a case would bring along to be used by whoever opens it.
    mkdirSync(workspaceUri('.vscode').fsPath, { recursive: true });
    mkdirSync(workspaceUri('team').fsPath, { recursive: true });
    for (const folder of [workspaceUri('team').fsPath, elsewhere])
      writeFileSync(path.join(folder, 'team.yaml'), teamSignature);
    mkdirSync(workspaceUri('pump').fsPath, { recursive: true });
    writeFileSync(
      workspaceUri('pump/Microsoft.Tri.Sensor.log').fsPath,
      `${noDomainController(1)}\n${noDomainController(2, 'Pump P7 lost its password')}\n`,
    );
    writeFileSync(
      workspaceUri('.vscode/settings.json').fsPath,
      JSON.stringify({ 'iplogLens.userSignatures.folder': 'team', 'iplogLens.limits.zip.depth': 99 }),
    );
  });
  after(async () => {
    await own.update('userSignatures.folder', undefined, vscode.ConfigurationTarget.Global);
    await closeEverything();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('has the built-in knowledge: marks, cards and scripts', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    const marks = await diagnosticsOf(uri);
    assert.ok(marks.some((mark) => codeOf(mark) === 'MDI1010'));
    const [card] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      marks.find((mark) => codeOf(mark) === 'MDI1010')?.range.start,
    );
    assert.ok(card !== undefined);
  });

  it('brings no signatures and raises no limit, whatever its settings name', async () => {
    const settings = vscode.workspace.getConfiguration('iplogLens');
    assert.equal(settings.get('userSignatures.folder'), '');
    assert.equal(settings.get('limits.zip.depth'), 10);
    await usesOnlyBuiltIn();
  });

  it('reads no signatures of the user either, until it is trusted', async () => {
    await own.update('userSignatures.folder', elsewhere, vscode.ConfigurationTarget.Global);
    await usesOnlyBuiltIn();
  });

  /** A restarted server has read all settings, and would mark the pump with the first marks of the log. */
  async function usesOnlyBuiltIn(): Promise<void> {
    await vscode.commands.executeCommand('iplogLens.restartServer');
    const { uri } = await openLog('pump/Microsoft.Tri.Sensor.log');
    const marks = await diagnosticsOf(uri);
    assert.deepEqual([...new Set(marks.map(codeOf))], ['MDI1020']);
  }
});
