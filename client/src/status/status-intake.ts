import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { normaliseUri } from '../findings/finding-argument.ts';
import { isLog } from '../logs/log-editor.ts';
import { looksLikeStatus, statusSampleLength } from './looks-like-status.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { StatusFiles } from './status-files.ts';
import { StatusSelection } from './status-selection.ts';

/** How long a document must be quiet before its status is read again, in milliseconds. */
const quiet = 300;

/** Decides whose status is shown (the document that is read, pinned, added files), and has the server read it. */
export const statusIntake: Feature = (context) => {
  const { server, status, output } = context;
  const selection = new StatusSelection();
  let reads = 0;
  let pending: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    clearTimeout(pending);
    const reading = ++reads;
    const sources = selection.uris().map((uri) => ({ uri, ...textOf(uri) }));
    try {
      const tree = sources.length === 0 ? undefined : await server.request('iplogLens/status', { sources });
      // An answer that comes after a newer question is old.
      if (reading === reads) status.setTree(tree);
    } catch (error) {
      output.warn(`The scanner status could not be read: ${String(error)}`);
    }
  };
  const readSoon = (): void => {
    clearTimeout(pending);
    pending = setTimeout(() => void read(), quiet);
  };
  /** Shows the document in front if it is a status; any other leaves what is shown. */
  const follow = (): void => {
    const current = findStatusInFront(context);
    if (current !== undefined && selection.follow(current)) readSoon();
  };
  const pin = (pinned: boolean): void => {
    if (pinned) selection.pin();
    else selection.unpin(findStatusInFront(context));
    setContext('iplogLens.statusPinned', pinned);
    status.setPinned(pinned);
    if (!pinned) readSoon();
  };
  const files = new StatusFiles((uri) => {
    if (selection.has(normaliseUri(uri.toString()))) readSoon();
  });
  let seen = false;
  /** Files are watched while somebody looks; what happened to them meanwhile is read when somebody looks again. */
  const watch = (): void => {
    files.watch(status.watched ? selection.uris() : []);
    if (status.watched && !seen && !selection.isEmpty) readSoon();
    seen = status.watched;
  };
  pin(false);
  follow();

  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(pending)),
    files,
    status.onDidChange(follow),
    status.onDidChange(watch),
    vscode.window.onDidChangeActiveTextEditor(follow),
    // A document whose language was changed comes again, in the same editor.
    vscode.workspace.onDidOpenTextDocument(follow),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (selection.has(document.uri.toString())) readSoon();
      // A status that is pasted into a new document is one from then on.
      else if (document === vscode.window.activeTextEditor?.document) follow();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (selection.close(document.uri.toString())) readSoon();
    }),
    server.onDidChangeState((state) => {
      if (state === 'running' && !selection.isEmpty) readSoon();
    }),
    registerCommand('iplogLens.addStatusFile', async (clicked, selected) => {
      const uris = urisOf(clicked, selected) ?? (await askForFiles());
      if (uris.length === 0) return;
      selection.add(uris.map((uri) => normaliseUri(uri.toString())));
      await read();
      await vscode.commands.executeCommand('iplogLens.scannerStatus.focus');
    }),
    registerCommand('iplogLens.clearStatus', () => {
      selection.clear();
      pin(false);
    }),
    registerCommand('iplogLens.pinStatus', () => pin(true)),
    registerCommand('iplogLens.unpinStatus', () => pin(false)),
    registerCommand('iplogLens.refreshStatus', read),
  );
};

/** The document in front, if it is ours or looks like a status. Nobody else's document starts the server unasked. */
function findStatusInFront({ server, status }: FeatureContext): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return undefined;
  const uri = document.uri.toString();
  if (document.languageId === 'scanner-status') return uri;
  if (!status.watched && server.state !== 'running') return undefined;
  const sample = document.getText(new vscode.Range(0, 0, 2000, 0)).slice(0, statusSampleLength);
  return looksLikeStatus(sample) ? uri : undefined;
}

/** The text of an open document that the server is not told of, because its language is not ours. */
function textOf(uri: string): { readonly text?: string } {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document === undefined || isLog(document) ? {} : { text: document.getText() };
}

/** What the menu of the explorer was opened on; undefined from anywhere else. */
function urisOf(clicked: unknown, selected: unknown): readonly vscode.Uri[] | undefined {
  const uris = (Array.isArray(selected) ? selected : [clicked]).filter((one) => one instanceof vscode.Uri);
  return uris.length === 0 ? undefined : uris;
}

async function askForFiles(): Promise<readonly vscode.Uri[]> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: 'Add Status Files',
    openLabel: 'Add',
    filters: { 'Saved status': ['txt', 'log', 'xml', 'clixml', 'json', 'csv'], 'All files': ['*'] },
  });
  return uris ?? [];
}
