import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { plainLabel } from '../plain-label.ts';

/** Scheme of the pages that answer. What was asked may be long, so the pages are kept here and not in their uris. */
const scheme = 'iplog-lens-explanation';

/** The server cuts longer texts; nothing beyond is sent. In UTF-16 units. */
const MAX_TEXT = 200_000;

/** Pages that can still be read, the oldest first; older ones have to be asked for again. */
const MAX_PAGES = 20;

/** Explains what is selected, typed or on the clipboard, as a page beside the editor. */
export const explainText: Feature = ({ server }) => {
  const pages = new Map<string, string>();
  let asked = 0;
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) =>
        pages.get(uri.toString()) ?? 'This answer is gone. Run "Explain Error..." again.',
    }),
    registerCommand('iplogLens.explainText', async (argument) => {
      const text = typeof argument === 'string' ? argument : (selectedText() ?? (await askForText()));
      if (text === undefined || text.trim() === '') return;
      const answer = await server.request('iplogLens/explainText', { text: text.slice(0, MAX_TEXT) });
      if (answer === null) return;
      asked += 1;
      const uri = vscode.Uri.from({
        scheme,
        path: `/${asked}/${answer.title.replace(/[^\w.-]/g, ' ')}.md`,
      });
      pages.set(uri.toString(), answer.markdown);
      for (const old of [...pages.keys()].slice(0, -MAX_PAGES)) pages.delete(old);
      // Beside whatever is being read; a window without an editor has no side.
      const isReading = vscode.window.activeTextEditor !== undefined;
      const show = isReading ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
      await vscode.commands.executeCommand(show, uri);
    }),
  );
};

function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : text;
}

interface Choice extends vscode.QuickPickItem {
  readonly text: string;
}

/** An input of one line would lose the line ends of a stack, so the clipboard is offered beside it. */
async function askForText(): Promise<string | undefined> {
  const clipboard = await vscode.env.clipboard.readText();
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = 'Explain Error';
  pick.placeholder = 'A message, an exception, the title of a health alert, or a code such as 0x80070643';
  const offer = (): void => {
    pick.items = [
      ...(pick.value.trim() === ''
        ? []
        : [{ label: '$(search) Explain what is typed', text: pick.value, alwaysShow: true }]),
      ...(clipboard.trim() === ''
        ? []
        : [
            {
              label: '$(clippy) From the clipboard',
              detail: firstLine(clipboard),
              text: clipboard,
              alwaysShow: true,
            },
          ]),
    ];
  };
  offer();
  pick.onDidChangeValue(offer);
  const chosen = await new Promise<string | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.text));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  return chosen;
}

/** Enough of it to see that it is the right one. */
function firstLine(text: string): string {
  const [first = '', ...more] = text.trim().split(/\r?\n/);
  const shown = plainLabel(first.slice(0, 100));
  return more.length === 0
    ? shown
    : `${shown} (and ${more.length} more ${more.length === 1 ? 'line' : 'lines'})`;
}
