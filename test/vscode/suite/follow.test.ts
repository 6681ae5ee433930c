import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeEverything, eventually, getExtension } from './editor.ts';

describe('following a log', () => {
  after(closeEverything);

  it('lists what is written to a file that no editor shows', async () => {
    await getExtension().activate();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
    const file = path.join(folder, 'Microsoft.Tri.Sensor.log');
    const uri = vscode.Uri.file(file);
    const record =
      '2026-03-14 09:26:53.5897 Warn GroupManagedServiceAccountImpersonationHelper GetGroupManagedServiceAccountAccessTokenAsync failed GMSA password could not be retrieved [errorCode=AccessDenied AccountName=mdiSvc01 DomainDnsName=contoso.test]\r\n';
    try {
      writeFileSync(file, '2026-03-14 09:26:52.0001 Info  Service started\r\n');
      await vscode.commands.executeCommand('iplogLens.followLog', uri);
      const source = (): number | undefined => {
        const found = getExtension().exports.findings.find(uri.toString());
        return found?.groups.reduce((sum, { count }) => sum + count, 0);
      };
      assert.equal(await eventually('the log', source), 0);
      appendFileSync(file, record);
      await eventually('its first error', () => (source() === 1 ? true : undefined));
      appendFileSync(file, record.replace(':53.', ':54.'));
      await eventually('its second error', () => (source() === 2 ? true : undefined));
      await vscode.commands.executeCommand('iplogLens.stopFollowing', uri);
    } finally {
      await vscode.commands.executeCommand('iplogLens.clearScan');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
