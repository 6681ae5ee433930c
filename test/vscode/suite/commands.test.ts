import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getExtension } from './editor.ts';

describe('commands', () => {
  it('are all registered once the extension is active', async () => {
    await getExtension().activate();
    const manifest = getExtension().packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = manifest.contributes.commands.map((one) => one.command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(declared.length > 10);
    assert.deepEqual(
      declared.filter((id) => !registered.has(id)),
      [],
    );
  });
});
