import * as vscode from 'vscode';
import type { CommandId } from '#protocol';
import type { Feature } from '../feature.ts';
import { isLog } from '../logs/log-editor.ts';
import { tellError, tellWarning } from '../tell.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { MOST_CRASHES } from './crash-count.ts';
import type { Crash } from './language-client.ts';
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
    server.onDidCrash((crash) => void tellCrash(crash)),
    registerCommand('iplogLens.restartServer', async () => await server.restart().catch(sayFailure)),
    registerCommand('iplogLens.showOutput', () => output.show()),
  );
};

/** What is open is looked at again by the new server, so there is nothing to do for the reader, unless it ended too often. */
async function tellCrash({ restarts, brokeScan }: Crash): Promise<void> {
  const restart = 'Restart';
  const show = 'Show Output';
  // A scan that broke off is told with its own message.
  if (restarts && brokeScan) return;
  const answer = restarts
    ? await tellWarning(
        'The language server ended unexpectedly and was started again. Open logs are marked again.',
        show,
      )
    : await tellError(
        `The language server ended ${MOST_CRASHES + 1} times within three minutes and is not started again by itself. If one log is the cause, close it before you restart.`,
        restart,
        show,
      );
  const commands: Readonly<Record<string, CommandId>> = {
    [restart]: 'iplogLens.restartServer',
    [show]: 'iplogLens.showOutput',
  };
  const command = answer === undefined ? undefined : commands[answer];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}

function isCheckedScript(document: vscode.TextDocument): boolean {
  return document.languageId === scriptLanguage && readSettings(document).powershell.enabled;
}

/** The line as it is now, with all that was pasted. */
function typedText(document: vscode.TextDocument, { start }: vscode.Range, text: string): string {
  return `${document.lineAt(start.line).text}\n${text}`;
}
