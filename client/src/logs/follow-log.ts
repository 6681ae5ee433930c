import * as vscode from 'vscode';
import type { SourceFindings } from '#protocol';
import type { Feature } from '../feature.ts';
import { LastLook } from './last-look.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';
import { tellInformation, tellWarning } from '../tell.ts';

/**
 * Follows logs that grow: the server reads what comes, here stands how many findings came since the reader looked, and
 * a line in the editor says from where on the text is new.
 */
export const followLog: Feature = ({ server, findings }) => {
  /** Uri to the number of findings when the reader last looked. */
  const followed = new Map<string, number>();
  const lastLook = new LastLook((uri) => followed.has(uri));
  const status = vscode.window.createStatusBarItem('iplogLens.follow', vscode.StatusBarAlignment.Left);
  status.name = 'IPLog Lens: Followed Logs';
  status.command = 'iplogLens.findings.focus';

  const update = (): void => {
    setContext('iplogLens.following', followed.size > 0);
    if (followed.size === 0) {
      status.hide();
      return;
    }
    let fresh = 0;
    for (const [uri, seen] of followed) fresh += Math.max(0, countOf(findings.find(uri)) - seen);
    const logs = followed.size === 1 ? 'log' : `${followed.size} logs`;
    status.text = `$(eye) Following ${logs}${fresh === 0 ? '' : `: ${formatCount(fresh)} new`}`;
    status.tooltip = [...followed.keys()].map((uri) => vscode.Uri.parse(uri).fsPath).join('\n');
    const words = `Following ${logs}, ${formatCount(fresh)} new findings. Shows the findings.`;
    status.accessibilityInformation = { label: words, role: 'button' };
    status.show();
  };
  const ask = async (uri: vscode.Uri, follow: boolean): Promise<void> => {
    const { following, problem } = await server.request('iplogLens/follow', { uri: uri.toString(), follow });
    if (following) followed.set(uri.toString(), countOf(findings.find(uri.toString())));
    else followed.delete(uri.toString());
    lastLook.look();
    update();
    if (problem !== undefined) void tellWarning(problem);
  };

  return vscode.Disposable.from(
    status,
    lastLook,
    lastLook.onDidLook((uri) => {
      if (followed.has(uri)) followed.set(uri, countOf(findings.find(uri)));
      update();
    }),
    findings.onDidChange(update),
    registerCommand('iplogLens.followLog', async (clicked) => {
      const uri = clicked instanceof vscode.Uri ? clicked : activeUri();
      if (uri?.scheme === 'file') await ask(uri, true);
      else void tellInformation('Open the log to follow first.');
    }),
    registerCommand('iplogLens.stopFollowing', async (clicked) => {
      const uri = clicked instanceof vscode.Uri ? clicked : activeUri();
      const own = uri !== undefined && followed.has(uri.toString()) ? [uri] : undefined;
      for (const one of own ?? [...followed.keys()].map((known) => vscode.Uri.parse(known)))
        await ask(one, false);
    }),
    server.onDidChangeState((state) => {
      // A new server follows nothing yet.
      if (state !== 'running') return;
      for (const uri of followed.keys()) void ask(vscode.Uri.parse(uri), true);
    }),
  );
};

function countOf(source: SourceFindings | undefined): number {
  return source?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
}

/** Also of a tab without a document, as one of more than 50 MB is. */
function activeUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : vscode.window.activeTextEditor?.document.uri;
}
