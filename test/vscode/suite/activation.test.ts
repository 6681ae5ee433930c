import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { closeEverything, eventually, getExtension, openLog } from './editor.ts';

describe('activation', () => {
  after(closeEverything);

  it('does not happen before anything of ours is open', () => {
    assert.equal(getExtension().isActive, false);
  });

  it('leaves the logs of other programs alone', async () => {
    const document = await openLog('other.log');
    await wait(1000);
    assert.equal(document.languageId, 'log');
    assert.equal(getExtension().isActive, false);
  });

  it('happens with the first log of ours, without a call', async () => {
    const document = await openLog('Microsoft.Tri.Sensor.log');
    assert.equal(document.languageId, 'mdi-sensor-log');
    await eventually('the extension to be active', () => getExtension().isActive || undefined);
  });

  it('still leaves the logs of other programs alone', async () => {
    const document = await openLog('other.log');
    await wait(1000);
    assert.equal(document.languageId, 'log');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('knows scanner logs by their extension', async () => {
    assert.equal((await openLog('scanner.iplog')).languageId, 'iplog');
  });
});
