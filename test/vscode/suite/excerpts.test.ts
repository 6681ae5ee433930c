import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { largeLogErrors, writeLargeLog } from '../large-log.ts';
import { closeEverything, diagnosticWithCode, eventually, findScript, getExtension } from './editor.ts';

describe('a log above 50 MB', () => {
  let folder: string;
  let uri: vscode.Uri;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'iplog-lens-large-'));
    const file = join(folder, 'Microsoft.Tri.Sensor.log');
    writeLargeLog(file, 60);
    uri = vscode.Uri.file(file);
  });
  after(async () => {
    await closeEverything();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens at a finding as an excerpt, in which hover, quick fix, folding and outline work', async () => {
    const line = largeLogErrors[1] ?? 0;
    const document = await openAt(line);
    assert.equal(document.uri.scheme, 'iplog-excerpt');
    assert.match(document.uri.path, /Microsoft\.Tri\.Sensor\.log \[[\d,]+-[\d,]+\]$/);
    assert.equal(document.languageId, 'iplog-part');
    assert.ok(document.getText().length < 5 * 1024 * 1024);

    const { range } = await diagnosticWithCode(document.uri, 'MDI1010');
    assert.equal(firstLineOf(document) + range.start.line, line);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, range.start.line);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      range.start,
    );
    const cards = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(cards.join('\n'), /gMSA/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const check = actions.find(({ title }) => title.startsWith('Insert check'));
    assert.ok(check?.command !== undefined);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.length > 0);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.length > 0);

    await vscode.commands.executeCommand(check.command.command, ...(check.command.arguments ?? []));
    const script = await findScript('mdiSvc01');
    assert.match(script.getText(), new RegExp(`line ${line + 1}\\b`), 'the script names another line');
  });

  it('is read-only there, and leads to the part before, behind, and to a line', async () => {
    const document = await openAt(largeLogErrors[1] ?? 0);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    const first = firstLineOf(document);
    await vscode.commands.executeCommand('iplogLens.nextExcerpt');
    const next = await eventually('the next part', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown === undefined || shown.uri.toString() === document.uri.toString() ? undefined : shown;
    });
    assert.equal(firstLineOf(next), first + document.lineCount - 1);
    await vscode.commands.executeCommand('iplogLens.previousExcerpt');
    await eventually('the part before', () =>
      vscode.window.activeTextEditor?.document.uri.toString() === document.uri.toString() ? true : undefined,
    );
  });

  it('is marked in itself, with the whole card in the log on request, until it is closed', async () => {
    await closeEverything();
    await vscode.commands.executeCommand('vscode.open', uri);
    const line = largeLogErrors[1] ?? 0;
    const marked = await eventually('marks in the large file', () => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length === 0 ? undefined : found;
    });
    assert.equal(vscode.window.activeTextEditor, undefined, 'VS Code gives a document after all');
    assert.deepEqual(
      marked.map(({ range }) => range.start.line),
      largeLogErrors,
    );
    assert.match(marked[1]?.message ?? '', /Likely causes/);
    assert.equal(marked[1]?.relatedInformation?.[0]?.location.uri.scheme, 'iplog-excerpt');
    assert.ok(getExtension().exports.findings.find(uri.toString()) !== undefined);

    const ref = { signatureId: 'MDI1010', uri: uri.toString(), line };
    await vscode.commands.executeCommand('iplogLens.showCard', ref);
    await vscode.commands.executeCommand('iplogLens.closeCard');
    await closeEverything();
    await eventually('no marks', () =>
      vscode.languages.getDiagnostics(uri).length === 0 ? true : undefined,
    );
    assert.equal(getExtension().exports.findings.find(uri.toString()), undefined);
  });

  async function openAt(line: number): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('iplogLens.openPlace', uri, new vscode.Range(line, 0, line, 5));
    return await eventually('an editor', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.languageId === 'iplog-part' ? editor.document : undefined;
    });
  }
});

function firstLineOf(document: vscode.TextDocument): number {
  return (JSON.parse(document.uri.query) as { firstLine: number }).firstLine;
}
