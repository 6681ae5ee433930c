import * as vscode from 'vscode';
import type { DetectedKind } from '#protocol';
import type { Feature } from '../feature.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { plainLabel } from '../plain-label.ts';

/** Languages under which a log of ours stands when it was renamed. */
const foreignLanguages: ReadonlySet<string> = new Set(['log', 'plaintext']);

/** As much as the server needs to see, in UTF-16 units. */
const sampleLength = 65_536;

/**
 * Offers our language for a log that was renamed. It never switches by itself: that would close and open the document
 * for every other extension. Only asked while the server runs anyway, so that other people's logs start nothing.
 */
export const languageOffer: Feature = ({ server, output }) => {
  let item: vscode.LanguageStatusItem | undefined;
  let offer: { readonly document: vscode.TextDocument; readonly detected: DetectedKind } | undefined;

  const withdraw = (): void => {
    item?.dispose();
    item = undefined;
    offer = undefined;
    setContext('iplogLens.languageOffer', false);
  };
  const look = async (): Promise<void> => {
    withdraw();
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !foreignLanguages.has(document.languageId)) return;
    if (server.state !== 'running') return;
    const text = document.getText(new vscode.Range(0, 0, 2000, 0)).slice(0, sampleLength);
    const detected = await server.request('iplogLens/detectKind', { uri: document.uri.toString(), text });
    if (detected?.languageId === undefined || vscode.window.activeTextEditor?.document !== document) return;
    offer = { document, detected };
    item = offerItem(document, detected);
    setContext('iplogLens.languageOffer', true);
  };
  const lookSafely = (): void => {
    look().catch((error: unknown) =>
      output.warn(`The kind of this log could not be asked: ${String(error)}`),
    );
  };
  lookSafely();
  return vscode.Disposable.from(
    { dispose: withdraw },
    vscode.window.onDidChangeActiveTextEditor(lookSafely),
    // A change of language closes the document and opens it again, in the same editor.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) lookSafely();
    }),
    server.onDidChangeState(lookSafely),
    registerCommand('iplogLens.useDetectedLanguage', async () => {
      if (offer?.detected.languageId === undefined) return;
      await vscode.languages.setTextDocumentLanguage(offer.document, offer.detected.languageId);
    }),
  );
};

function offerItem(document: vscode.TextDocument, detected: DetectedKind): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('iplogLens.offer', {
    language: document.languageId,
    scheme: document.uri.scheme,
  });
  item.name = 'IPLog Lens';
  item.text = `Looks like: ${plainLabel(detected.kindTitle)}`;
  item.severity = vscode.LanguageStatusSeverity.Warning;
  item.command = { command: 'iplogLens.useDetectedLanguage', title: 'Explain its errors' };
  return item;
}
