import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { readSettings } from '../settings.ts';
import { tellInformation } from '../tell.ts';

/** Copies what a report needs, versions and timings, and no log text, path or name. */
export const reportProblem: Feature = (context) =>
  registerCommand('iplogLens.reportProblem', async () => {
    await vscode.env.clipboard.writeText(await composeReport(context));
    const open = 'Open Issue Page';
    const answer = await tellInformation(
      'Versions and timings are on the clipboard. They hold no log text, no paths and no names.',
      open,
    );
    const page = pageOf(context);
    if (answer === open && page !== undefined) await vscode.env.openExternal(vscode.Uri.parse(page));
  });

async function composeReport(context: FeatureContext): Promise<string> {
  const { extension, server } = context;
  const settings = readSettings();
  const facts = {
    'IPLog Lens': versionOf(extension),
    'VS Code': `${vscode.version} (${vscode.env.appHost}${vscode.env.remoteName === undefined ? '' : ', remote'})`,
    system: `${process.platform} ${process.arch}`,
    trusted: vscode.workspace.isTrusted,
    insertion: settings.insertion,
    limits: settings.limits,
    'signatures of the user': settings.userSignatures.folder === '' ? 'no' : 'yes',
    'server state': server.state,
    'server start': `${server.startMilliseconds ?? '-'} ms`,
    server: await serverFacts(context),
  };
  const lines = Object.entries(facts).map(
    ([name, value]) => `- ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `**IPLog Lens**\n\n${lines.join('\n')}\n`;
}

async function serverFacts({ server }: FeatureContext): Promise<unknown> {
  if (server.state !== 'running') return 'does not run';
  try {
    return await server.request('iplogLens/serverInfo', {});
  } catch {
    return 'does not answer'; // The text of the error could quote a path.
  }
}

function versionOf(extension: vscode.ExtensionContext): string {
  return (extension.extension.packageJSON as { version: string }).version;
}

function pageOf({ extension }: FeatureContext): string | undefined {
  return (extension.extension.packageJSON as { bugs?: { url?: string } }).bugs?.url;
}
