import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, diagnosticWithCode, eventually, findScript, openLog } from './editor.ts';

const use = {
  remediationId: 'Get-GmsaPasswordReader',
  signatureId: 'MDI1010',
  values: { errorCode: 'AccessDenied', account: 'mdiSvc01', domain: 'contoso.com' },
  provenance: { source: 'Microsoft.Tri.Sensor.log', line: 22, time: '2026-03-14T09:27:54.000Z' },
};

/** A record in which two known errors stand, on one line. */
const twoErrors =
  '2026-03-14 09:26:53.0001 Error DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException: Failed to communicate with configured domain controllers [ _domainControllerConnectionDatas=DC01.contoso.com ] GMSA password could not be retrieved [errorCode=AccessDenied AccountName=mdiSvc01 DomainDnsName=contoso.test]\n';

describe('insertion', () => {
  beforeEach(
    async () => await diagnosticWithCode((await openLog('Microsoft.Tri.Sensor.log')).uri, 'MDI1010'),
  );
  afterEach(closeEverything);

  it('goes below the cursor of the PowerShell editor that is visible', async () => {
    const mine = await vscode.workspace.openTextDocument({
      language: 'powershell',
      content: 'Get-Date\nGet-Host\n',
    });
    const editor = await vscode.window.showTextDocument(mine, vscode.ViewColumn.Two);
    editor.selection = new vscode.Selection(0, 3, 0, 3);
    await openLog('Microsoft.Tri.Sensor.log');
    await vscode.commands.executeCommand('iplogLens.insertRemediation', use);
    const text = (await findScript(`'mdiSvc01'`)).getText();
    assert.equal(text, mine.getText());
    assert.ok(text.startsWith('Get-Date\n'), text);
    assert.ok(text.indexOf('mdiSvc01') < text.indexOf('Get-Host'), text);
  });

  it('goes into a new script where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('iplogLens');
    await settings.update('insertion.target', 'newScript', vscode.ConfigurationTarget.Global);
    try {
      const mine = await vscode.workspace.openTextDocument({ language: 'powershell', content: 'Get-Date\n' });
      await vscode.window.showTextDocument(mine, vscode.ViewColumn.Two);
      await vscode.commands.executeCommand('iplogLens.insertRemediation', use);
      await findScript(`'mdiSvc01'`);
      assert.equal(mine.getText(), 'Get-Date\n');
    } finally {
      await settings.update('insertion.target', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('of all checks for a file makes one script', async () => {
    await vscode.commands.executeCommand('iplogLens.insertAllChecks');
    const script = await findScript('mdiSvc01');
    assert.ok(script.getText().includes('Get-GmsaPasswordReader'));
  });

  it('ignores an argument that is none', async () => {
    await vscode.commands.executeCommand('iplogLens.insertRemediation', { remediationId: 7 });
    await vscode.commands.executeCommand('iplogLens.insertRemediation');
    assert.equal(
      vscode.workspace.textDocuments.some((document) => document.isUntitled && document.getText() !== ''),
      false,
    );
  });

  it('asks which finding is meant where several stand at the cursor', async () => {
    const log = await vscode.workspace.openTextDocument({ language: 'mdi-sensor-log', content: twoErrors });
    const editor = await vscode.window.showTextDocument(log);
    await diagnosticWithCode(log.uri, 'MDI1020');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    for (const [answer, copied] of [
      ['workbench.action.closeQuickOpen', /^nothing$/],
      ['workbench.action.acceptSelectedQuickOpenItem', /MDI10[12]0/],
    ] as const) {
      await vscode.env.clipboard.writeText('nothing');
      let isOver = false;
      const command = vscode.commands.executeCommand('iplogLens.copyFinding').then(() => (isOver = true));
      await eventually('the question to be answered', async () => {
        // It may not be there yet; then nothing is answered.
        await vscode.commands.executeCommand(answer);
        return isOver ? true : undefined;
      });
      await command;
      assert.match(await vscode.env.clipboard.readText(), copied);
    }
  });

  it('of a finding at the cursor is explained and copied as Markdown', async () => {
    const editor = await vscode.window.showTextDocument(await openLog('Microsoft.Tri.Sensor.log'));
    editor.selection = new vscode.Selection(21, 60, 21, 60);
    await vscode.commands.executeCommand('iplogLens.copyFinding');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /MDI1010/);
    assert.doesNotMatch(copied, /command:/);

    await vscode.commands.executeCommand('iplogLens.explainFinding');
    await eventually('the page of the finding', () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .find((tab) => tab.label.includes('MDI1010') && tab.input instanceof vscode.TabInputWebview),
    );
  });
});
