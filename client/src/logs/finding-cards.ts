import * as vscode from 'vscode';
import { chooseFinding } from '../findings/choose-finding.ts';
import type { Feature } from '../feature.ts';
import { sayNoFinding } from '../findings/finding-argument.ts';
import { linkCommands } from '../connection/language-client.ts';
import { refOf } from '../findings/located-finding.ts';
import { selectionOf, toLogPlace } from './open-place.ts';
import { registerCommand, setContext } from '../register-command.ts';

/**
 * The card of a finding inside the log, as a thread of comments that nobody can answer: the one thing by which an
 * extension can show Markdown with links in a file above 50 MB. Opened on request, nothing is stored.
 */
export const findingCards: Feature = ({ server, findings }) => {
  const controller = vscode.comments.createCommentController('iplogLens', 'IPLog Lens');
  const threads = new Map<string, vscode.CommentThread>();
  const close = (key: string): void => {
    threads.get(key)?.dispose();
    threads.delete(key);
    setContext('iplogLens.hasCard', threads.size > 0);
  };
  return vscode.Disposable.from(
    controller,
    // A card ends with its log: in one that is opened again it would not be drawn yet when it is asked for.
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      const gone = closed.flatMap(({ input }) =>
        input instanceof vscode.TabInputText ? [input.uri.toString()] : [],
      );
      for (const [key, { uri }] of threads) if (gone.includes(uri.toString())) close(key);
    }),
    registerCommand('iplogLens.showCard', async (argument) => {
      const finding = await chooseFinding(findings, argument);
      if (finding === undefined) return;
      const ref = refOf(finding);
      const explained = await server.request('iplogLens/explainFinding', { finding: ref, form: 'card' });
      if (explained === null) return sayNoFinding();
      const { uri, range } = toLogPlace({ uri: finding.source.uri, range: finding.occurrence.range });
      await vscode.commands.executeCommand('vscode.open', uri, { selection: selectionOf(range) });
      const key = JSON.stringify(ref);
      if (threads.has(key)) {
        // Asked for once more, it is to be read by key: Tab leads to its links. The first time VS Code would say that
        // there is no comment, because it draws one a moment after it was made.
        await vscode.commands.executeCommand('workbench.action.focusCommentOnCurrentLine');
        return;
      }
      const body = new vscode.MarkdownString(explained.markdown);
      body.isTrusted = { enabledCommands: linkCommands };
      const thread = controller.createCommentThread(uri, range, [
        { body, mode: vscode.CommentMode.Preview, author: { name: 'IPLog Lens' } },
      ]);
      thread.canReply = false;
      thread.label = explained.title;
      thread.contextValue = 'finding';
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
      threads.set(key, thread);
      setContext('iplogLens.hasCard', true);
    }),
    registerCommand('iplogLens.closeCard', async (argument) => {
      for (const [key, thread] of threads) if (thread === argument || argument === undefined) close(key);
      // The focus was in the card, and would be nowhere.
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    }),
  );
};
