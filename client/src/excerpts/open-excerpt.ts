import * as vscode from 'vscode';
import type { ExcerptAim, FoundExcerpt } from '#protocol';
import { withExcerptLanguage } from './excerpt-ref.ts';
import type { LanguageServer } from '../connection/language-client.ts';
import { tellInStatusBar, tellWarning } from '../tell.ts';

/**
 * Opens the part of a log that an aim names, with the cursor there, and says why where that can not be done.
 *
 * @param selected of the line that the aim names; its lines do not count
 */
export async function openExcerpt(
  server: LanguageServer,
  uri: string,
  aim: ExcerptAim,
  selected = new vscode.Range(0, 0, 0, 0),
): Promise<FoundExcerpt | undefined> {
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Reading the log' },
    async () => await server.request('iplogLens/findExcerpt', { uri, aim }),
  );
  if (found === null) {
    const end = 'before' in aim ? 'beginning' : 'end';
    tellInStatusBar(`This is the ${end} of the log.`);
    return undefined;
  }
  if ('refused' in found) {
    void tellWarning(found.refused);
    return undefined;
  }
  const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(found.uri));
  const document = await withExcerptLanguage(opened);
  const selection = new vscode.Range(
    found.line,
    selected.start.character,
    found.line,
    selected.end.character,
  );
  await vscode.window.showTextDocument(document, { selection, preview: true });
  return found;
}
