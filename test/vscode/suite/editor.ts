import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { languageIds } from '#protocol';
import type { ExtensionExports } from '../../../client/src/extension.ts';

/** The suite runs in a window on test/fixtures/vscode-workspace. */
export function workspaceUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The window has no folder.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function openLog(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(workspaceUri(name));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

export function getExtension(): vscode.Extension<ExtensionExports> {
  const extension = vscode.extensions.getExtension<ExtensionExports>('iplog-lens.iplog-lens');
  if (extension === undefined) throw new Error('The extension is not installed in this window.');
  return extension;
}

/** Asks again until there is an answer; fails with what was waited for. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const giveUp = Date.now() + 60_000;
  while (Date.now() < giveUp) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await wait(50);
  }
  throw new Error(`Waited a minute in vain for: ${what}`);
}

/** Diagnostics of ours, once there are any. */
export async function diagnosticsOf(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return await eventually(`diagnostics of ${uri.path}`, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter((one) => one.source === 'iplog-lens');
    return ours.length === 0 ? undefined : ours;
  });
}

export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** The diagnostic of one known error. */
export async function diagnosticWithCode(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  const all = await diagnosticsOf(uri);
  const found = all.find((one) => codeOf(one) === code);
  if (found === undefined) throw new Error(`${code} is not among ${all.map(codeOf).join(', ')}`);
  return found;
}

/** A new script that is visible beside the log or in its place. */
export async function findScript(containing: string): Promise<vscode.TextDocument> {
  return await eventually(`a PowerShell document with ${containing}`, () =>
    vscode.workspace.textDocuments.find(
      (document) => document.languageId === 'powershell' && document.getText().includes(containing),
    ),
  );
}

/** Closes all editors; scripts that were inserted are thrown away unasked. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isUntitled && document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Closes everything and has VS Code forget what extensions opened. It keeps the last 50 documents for three minutes
 * after nobody shows them (its BoundModelReferenceCollection), and a log that is open belongs to every report.
 */
export async function forgetEverything(): Promise<void> {
  await closeEverything();
  const folder = mkdtempSync(join(tmpdir(), 'iplog-lens-forget-'));
  for (let i = 0; i < 60; i++) {
    const file = join(folder, `${i}.txt`);
    writeFileSync(file, `${i}`);
    await vscode.workspace.openTextDocument(file);
  }
  const ours: readonly string[] = languageIds;
  await eventually('no log that is open', () =>
    vscode.workspace.textDocuments.some(({ languageId }) => ours.includes(languageId)) ? undefined : true,
  );
  rmSync(folder, { recursive: true, force: true });
}
