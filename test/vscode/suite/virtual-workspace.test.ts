import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noDomainController } from '../../server/sensor-lines.ts';
import { closeEverything, codeOf, diagnosticsOf, getExtension } from './editor.ts';
import { MemoryFiles } from './memory-files.ts';

// What package.json declares under virtualWorkspaces: open documents are explained, scanning needs a disk.
describe('a log that is on no disk, as in a virtual workspace', () => {
  const log = vscode.Uri.parse('iplog-memory:/Microsoft.Tri.Sensor.log');
  const script = vscode.Uri.parse('iplog-memory:/note.txt');
  const files = new MemoryFiles({
    '/Microsoft.Tri.Sensor.log': `${noDomainController(1)}\n`,
    '/note.txt': 'nothing',
  });
  let registration: vscode.Disposable;
  before(() => {
    registration = vscode.workspace.registerFileSystemProvider('iplog-memory', files);
  });
  after(async () => {
    await closeEverything();
    registration.dispose();
  });

  it('is marked and explained like any other, and nothing is written to it', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(log));
    const [mark] = await diagnosticsOf(log);
    assert.ok(mark !== undefined);
    assert.equal(codeOf(mark), 'MDI1020');
    const cards = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      log,
      mark.range.start,
    );
    assert.match(
      cards.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join(),
      /MDI1020/,
    );
    const symbols = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeDocumentSymbolProvider',
      log,
    );
    assert.ok(symbols.length > 0);
    assert.deepEqual(files.calls, []);
  });

  it('can not be scanned, which is said with what to do', async () => {
    const { server } = getExtension().exports;
    const summary = await server.request('iplogLens/scan', { uris: [script.toString()] });
    assert.deepEqual(
      summary.problems.map(({ kind, source }) => [kind, source]),
      [['not-on-disk', 'iplog-memory:/note.txt']],
    );
    assert.match(summary.problems[0]?.message ?? '', /open its logs one by one, or copy it first/);
  });
});
