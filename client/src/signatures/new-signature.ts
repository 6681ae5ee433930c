import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { isReadingLog } from '../logs/log-editor.ts';
import { registerCommand } from '../register-command.ts';
import { tellInformation } from '../tell.ts';

/** Opens a draft of a signature for what is selected in a log, unsaved and beside it, and says how often it is found. */
export const newSignature: Feature = ({ server }) =>
  registerCommand('iplogLens.newSignature', async () => {
    const editor = vscode.window.activeTextEditor;
    const drafted =
      editor === undefined
        ? null
        : await server.request('iplogLens/draftSignature', {
            uri: editor.document.uri.toString(),
            range: { start: editor.selection.start, end: editor.selection.end },
          });
    if (drafted === null || drafted.reason !== undefined) {
      void tellInformation(
        drafted?.reason ?? 'Put the cursor on a record of a log, or select the words that tell the error.',
      );
      return;
    }
    const viewColumn = isReadingLog() ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: drafted.yaml });
    await vscode.window.showTextDocument(document, { viewColumn });
    const times = drafted.hits === 1 ? 'once' : `${drafted.hits} times`;
    const known = drafted.known.length === 0 ? '' : ` Known there already: ${drafted.known.join(', ')}.`;
    void tellInformation(`${drafted.id} is found ${times} in this log.${known}`);
  });
