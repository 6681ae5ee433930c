import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { plainLabel } from '../plain-label.ts';
import { registerCommand } from '../register-command.ts';
import { CaseScans } from './case-scans.ts';

/** Scans files and folders from disk, without opening them. */
export const scanCommand: Feature = (context) => {
  const { server } = context;
  const scans = new CaseScans(context);
  let wasAway = false;
  return vscode.Disposable.from(
    server.onDidChangeState((state) => {
      if (state === 'running' && wasAway) scans.repeat();
      wasAway = state !== 'running';
    }),
    registerCommand('iplogLens.scan', async () => {
      const uris = await askForUris();
      if (uris.length > 0) await scans.scan(uris);
    }),
    registerCommand('iplogLens.scanResource', async (clicked, selected) => {
      const uris = (Array.isArray(selected) ? selected : [clicked]).filter(
        (value) => value instanceof vscode.Uri,
      );
      if (uris.length > 0) await scans.scan(uris);
    }),
  );
};

interface Choice extends vscode.QuickPickItem {
  pick(): Thenable<readonly vscode.Uri[] | undefined>;
}

/** Asked in two steps, because the dialogs of Windows and Linux choose either files or folders. */
async function askForUris(): Promise<readonly vscode.Uri[]> {
  const dialog = (what: 'canSelectFiles' | 'canSelectFolders') => () =>
    vscode.window.showOpenDialog({
      [what]: true,
      canSelectMany: true,
      title: 'Scan for Known Errors',
      openLabel: 'Scan',
    });
  const workspaceFolders = (vscode.workspace.workspaceFolders ?? []).filter(
    (folder) => folder.uri.scheme === 'file',
  );
  const choices: Choice[] = [
    ...workspaceFolders.map((folder) => ({
      label: `$(root-folder) ${plainLabel(folder.name)}`,
      description: 'open folder',
      pick: async () => [folder.uri],
    })),
    { label: '$(folder) Another folder...', pick: dialog('canSelectFolders') },
    { label: '$(file) Files...', pick: dialog('canSelectFiles') },
  ];
  const choice = await vscode.window.showQuickPick(choices, { placeHolder: 'What shall be scanned?' });
  return (await choice?.pick()) ?? [];
}
