import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { tellInformation } from '../tell.ts';

/** Asks for a known error and says which predicate keeps it from firing on the record under the cursor. */
export const explainSilence: Feature = ({ server, output }) =>
  registerCommand('iplogLens.explainSilence', async (argument) => {
    const editor = vscode.window.activeTextEditor;
    const signatureId = typeof argument === 'string' ? argument : await askForId();
    if (editor === undefined || signatureId === undefined) return undefined;
    const explained = await server.request('iplogLens/explainSilence', {
      uri: editor.document.uri.toString(),
      line: editor.selection.active.line,
      signatureId,
    });
    const message = explained?.message ?? 'This document is no log, so nothing is looked for in it.';
    output.info(`${signatureId}, line ${editor.selection.active.line + 1}: ${message}`);
    void tellInformation(message);
    return explained ?? undefined;
  });

async function askForId(): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: 'Why did it not fire here?',
    prompt: 'Id of the known error that you expected on the line of the cursor',
    placeHolder: 'MDI1010',
    validateInput: (id) => (id.trim() === '' ? 'Write an id, for example MDI1010.' : undefined),
  });
}
