import * as vscode from 'vscode';
import type { ExcerptAim, ExcerptRef } from '#protocol';
import { findShownUri } from '../findings/choose-finding.ts';
import { excerptScheme, findExcerptRef, withExcerptLanguage } from './excerpt-ref.ts';
import { askForAim } from './ask-for-aim.ts';
import { openExcerpt } from './open-excerpt.ts';
import type { Feature } from '../feature.ts';
import type { LanguageServer } from '../connection/language-client.ts';
import { registerReadOnlyFiles } from '../logs/read-only-files.ts';
import { registerCommand } from '../register-command.ts';

/** Parts of logs that are too large for an editor, as read-only documents, and the way through them. */
export const excerpts: Feature = ({ server }) => {
  const move = (aimOf: (ref: ExcerptRef) => ExcerptAim) => async (): Promise<void> => {
    const ref = findExcerptRef(vscode.window.activeTextEditor?.document.uri);
    if (ref !== undefined) await openExcerpt(server, ref.source, aimOf(ref));
  };
  return vscode.Disposable.from(
    registerReadOnlyFiles(excerptScheme, {
      stat: async (uri) => ({
        type: vscode.FileType.File,
        ctime: 0,
        mtime: 0,
        size: (await readExcerpt(server, uri)).length,
      }),
      readDirectory: async (uri) => await Promise.reject(vscode.FileSystemError.FileNotADirectory(uri)),
      readFile: async (uri) => await readExcerpt(server, uri),
    }),
    // Also those that a window shows again after it was closed.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === excerptScheme) void withExcerptLanguage(document);
    }),
    registerCommand(
      'iplogLens.previousExcerpt',
      move((before) => ({ before })),
    ),
    registerCommand(
      'iplogLens.nextExcerpt',
      move((nextTo) => ({ nextTo })),
    ),
    registerCommand('iplogLens.goToLineOrTime', async (argument) => {
      const uri = argument instanceof vscode.Uri ? argument : findShownUri();
      const source = findExcerptRef(uri)?.source ?? uri?.toString();
      if (source === undefined) return;
      const aim = await askForAim();
      if (aim !== undefined) await openExcerpt(server, source, aim);
    }),
  );
};

/** With a byte order mark, so that nobody guesses at the encoding. */
async function readExcerpt(server: LanguageServer, uri: vscode.Uri): Promise<Uint8Array> {
  const read = await server.request('iplogLens/readExcerpt', { uri: uri.toString() });
  if ('refused' in read) throw vscode.FileSystemError.Unavailable(read.refused);
  return new TextEncoder().encode(`\ufeff${read.text}`);
}
