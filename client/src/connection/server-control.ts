import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { isLog } from '../logs/log-editor.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { mayConcernUs, scriptLanguage } from './script-interest.ts';
import { readSettings } from '../settings.ts';

/**
 * Starts the server with the first log of ours that is open, or the first script that may concern us, and offers to
 * restart it.
 */
export const serverControl: Feature = ({ server, output }) => {
  const start = (): void => {
    void server.start().catch(sayFailure);
  };
  const startFor = (document: vscode.TextDocument): void => {
    if (isLog(document) || (isCheckedScript(document) && mayConcernUs(document.getText()))) start();
  };
  const sayFailure = (error: unknown): void => {
    output.error(`The language server could not be started: ${String(error)}`);
  };
  vscode.workspace.textDocuments.forEach(startFor);
  setContext('iplogLens.server', server.state);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Only the lines that are typed, and only until the server runs; where it failed nobody starts it by typing.
      if (server.state !== 'stopped' || !isCheckedScript(document)) return;
      if (contentChanges.some(({ range, text }) => mayConcernUs(typedText(document, range, text)))) start();
    }),
    server.onDidChangeState((state) => setContext('iplogLens.server', state)),
    registerCommand('iplogLens.restartServer', async () => await server.restart().catch(sayFailure)),
    registerCommand('iplogLens.showOutput', () => output.show()),
  );
};

function isCheckedScript(document: vscode.TextDocument): boolean {
  return document.languageId === scriptLanguage && readSettings(document).powershell.enabled;
}

/** The line as it is now, with all that was pasted. */
function typedText(document: vscode.TextDocument, { start }: vscode.Range, text: string): string {
  return `${document.lineAt(start.line).text}\n${text}`;
}
