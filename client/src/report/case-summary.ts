import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { registerCommand } from '../register-command.ts';

const scheme = 'iplog-lens-case';
const address = vscode.Uri.from({ scheme, path: '/Case Summary.md' });

/** How long changes are collected before the summary is written again, in milliseconds. */
const quiet = 1000;

/** The summary of the case as a rendered page: what is wrong, most likely first, and what to ask for next. */
export const caseSummary: Feature = (context) => {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let pending: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async () => await summarise(context),
    }),
    context.findings.onDidChange(() => {
      pending ??= setTimeout(() => {
        pending = undefined;
        changed.fire(address);
      }, quiet);
    }),
    new vscode.Disposable(() => clearTimeout(pending)),
    registerCommand('iplogLens.showCaseSummary', async () => {
      await vscode.commands.executeCommand('markdown.showPreview', address);
    }),
  );
};

async function summarise({ server }: FeatureContext): Promise<string> {
  const report = await server.request('iplogLens/report', { format: 'markdown', links: true });
  if (report !== null && 'text' in report) return report.text;
  return '# Case summary\n\nNothing was scanned yet, and no log is open.\n';
}
