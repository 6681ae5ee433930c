import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { isLog } from '../log-editor.ts';
import { registerCommand, setContext } from '../register-command.ts';

/** Starts the server with the first log of ours that is open, and offers to restart it. */
export const serverControl: Feature = ({ server, output }) => {
  const startFor = (document: vscode.TextDocument): void => {
    if (isLog(document)) void server.start().catch(sayFailure);
  };
  const sayFailure = (error: unknown): void => {
    output.error(`The language server could not be started: ${String(error)}`);
  };
  vscode.workspace.textDocuments.forEach(startFor);
  setContext('iplogLens.server', server.state);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(startFor),
    server.onDidChangeState((state) => setContext('iplogLens.server', state)),
    registerCommand('iplogLens.restartServer', async () => await server.restart().catch(sayFailure)),
    registerCommand('iplogLens.showOutput', () => output.show()),
  );
};
