import { homedir } from 'node:os';
import { isAbsolute, relative, resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { readSettings } from '../settings.ts';

/**
 * Signatures of the user or the team: the server reads and checks them, once it runs. Here it is started for a
 * signature that is open without any log, and told when the workspace becomes trusted.
 */
export const userSignatures: Feature = ({ server, output }) => {
  const sayFailure = (error: unknown): void => {
    output.error(`The signatures of the folder can not be checked: ${String(error)}`);
  };
  const startFor = (document: vscode.TextDocument): void => {
    if (isSignature(document)) void server.start().catch(sayFailure);
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('iplogLens.userSignatures')) {
        vscode.workspace.textDocuments.forEach(startFor);
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      vscode.workspace.textDocuments.forEach(startFor);
      void server.settingsChanged().catch(sayFailure);
    }),
  );
};

/** The same folder as the server reads, see `resolveFolder` in its runtime. */
function isSignature({ languageId, uri }: vscode.TextDocument): boolean {
  const named = readSettings().userSignatures.folder.trim();
  if (languageId !== 'yaml' || uri.scheme !== 'file' || named === '' || !vscode.workspace.isTrusted)
    return false;
  const home = named.replace(/^~(?=$|[\\/])/, () => homedir());
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const folder = resolve(workspace?.uri.fsPath ?? homedir(), home);
  const below = relative(folder, uri.fsPath);
  // On Windows there is no way from one drive to another.
  return !isAbsolute(below) && below.split(/[\\/]/, 1)[0] !== '..';
}
