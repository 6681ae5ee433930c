import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SourceFindings } from '../../../protocol/src/index.ts';
import { closeEverything, eventually, getExtension, openLog, workspaceUri } from './editor.ts';

describe('findings', () => {
  after(closeEverything);

  it('of an open log arrive with counts, kind and what can be inserted', async () => {
    const { uri } = await openLog('Microsoft.Tri.Sensor.log');
    const source = await eventually('findings of the sensor log', () => findSource(uri));
    assert.equal(source.kind, 'mdi.sensor');
    assert.equal(source.name, 'Microsoft.Tri.Sensor.log');
    const group = source.groups.find((one) => one.signatureId === 'MDI1010');
    assert.equal(group?.count, 2);
    assert.deepEqual(
      group?.occurrences.map((one) => one.range.start.line + 1),
      [22, 29],
    );
    assert.equal(group?.occurrences[0]?.captures['account'], 'mdiSvc01');
    const kinds = new Set(group?.remediations.map((one) => one.kind));
    assert.ok(kinds.has('check') && kinds.has('fix'));
  });

  it('of a folder come from disk, without opening its files, and stay until they are cleared', async () => {
    await vscode.commands.executeCommand('iplogLens.scanResource', workspaceUri(''));
    const scanned = await eventually('the scan', () => findSource(workspaceUri('from-customer.log')));
    assert.equal(scanned.groups.find((one) => one.signatureId === 'MDI1010')?.count, 1);
    assert.deepEqual(findSource(workspaceUri('other.log'))?.groups, []);
    await vscode.commands.executeCommand('iplogLens.clearScan');
    assert.equal(findSource(workspaceUri('from-customer.log')), undefined);
  });
});

function findSource(uri: vscode.Uri): SourceFindings | undefined {
  return getExtension().exports.findings.find(uri.toString().replace(/\/$/, ''));
}
