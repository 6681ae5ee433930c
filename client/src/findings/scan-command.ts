import * as vscode from 'vscode';
import type { ScanSummary } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { formatCount } from './tree/finding-labels.ts';
import { tellInStatusBar, tellInformation, tellWarning } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

/** Scans files and folders from disk, without opening them. */
export const scanCommand: Feature = (context) =>
  vscode.Disposable.from(
    registerCommand('iplogLens.scan', async () => {
      const uris = await askForUris();
      if (uris.length > 0) await scan(context, uris);
    }),
    registerCommand('iplogLens.scanResource', async (clicked, selected) => {
      const uris = (Array.isArray(selected) ? selected : [clicked]).filter(
        (value) => value instanceof vscode.Uri,
      );
      if (uris.length > 0) await scan(context, uris);
    }),
  );

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

async function scan(context: FeatureContext, uris: readonly vscode.Uri[]): Promise<void> {
  const { server, output } = context;
  const workDoneToken = `scan-${Date.now()}`;
  const title = 'Scanning for known errors';
  const summary = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title },
    async (progress, cancelled) => {
      let shown = 0;
      await server.start();
      const listener = server.onProgress(workDoneToken, (message, percentage = shown) => {
        progress.report({
          ...(message === undefined ? {} : { message: plainLabel(message) }),
          increment: percentage - shown,
        });
        shown = percentage;
      });
      try {
        const params = { uris: uris.map((uri) => uri.toString()), workDoneToken };
        return await server.request('iplogLens/scan', params, cancelled);
      } finally {
        listener.dispose();
      }
    },
  );
  for (const problem of summary.problems) {
    const place = [problem.source, problem.line].filter((part) => part !== undefined).join(':');
    output.warn(place === '' ? problem.message : `${place}: ${problem.message}`);
  }
  await vscode.commands.executeCommand('iplogLens.findings.focus');
  // Nobody has to answer for the scan to be over.
  void tellOutcome(summary, output);
}

async function tellOutcome(summary: ScanSummary, output: vscode.LogOutputChannel): Promise<void> {
  const { sources, sourcesWithFindings, problems, ended } = summary;
  const looked = `${formatCount(sources)} ${sources === 1 ? 'file' : 'files'} read, known errors in ${formatCount(sourcesWithFindings)}.`;
  const text = ended === 'cancelled' ? `Stopped early: ${looked}` : looked;
  if (problems.length === 0 && sourcesWithFindings === 0) {
    tellInStatusBar(text);
    return;
  }
  const summarise = 'Show Case Summary';
  const showProblems = 'Show Problems';
  const answer =
    problems.length === 0
      ? await tellInformation(text, summarise)
      : await tellWarning(
          `${text} ${formatCount(problems.length)} could not be read fully.`,
          summarise,
          showProblems,
        );
  if (answer === summarise) await vscode.commands.executeCommand('iplogLens.showCaseSummary');
  if (answer === showProblems) output.show();
}
