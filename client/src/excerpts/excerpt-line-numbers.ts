import * as vscode from 'vscode';
import type { ExcerptRef } from '#protocol';
import { findExcerptRef } from './excerpt-ref.ts';
import type { Feature } from '../feature.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';

/** Lines beyond those that are seen, so that scrolling does not run ahead of the numbers. */
const margin = 60;

/**
 * Shows the line numbers of the log in place of those of the excerpt, which would mislead and are off for its language
 * (switched off for one editor, they would stay off for every file that the editor shows next): before each line for the
 * eye, and for the cursor's line in the status bar, where a screen reader finds it.
 */
export const excerptLineNumbers: Feature = () => {
  const numbers = vscode.window.createTextEditorDecorationType({});
  const status = vscode.window.createStatusBarItem(
    'iplogLens.excerptLine',
    vscode.StatusBarAlignment.Right,
    200,
  );
  status.name = 'Line of the Log';
  status.command = 'iplogLens.goToLineOrTime';

  const show = (editor: vscode.TextEditor): void => {
    const ref = findExcerptRef(editor.document.uri);
    if (ref === undefined) return;
    editor.setDecorations(numbers, numbersOf(editor, ref));
  };
  const tell = (): void => {
    const editor = vscode.window.activeTextEditor;
    const ref = findExcerptRef(editor?.document.uri);
    if (editor === undefined || ref === undefined) {
      status.hide();
      return;
    }
    const line = formatCount(ref.firstLine + editor.selection.active.line + 1);
    status.text = `$(list-ordered) Log line ${line}`;
    status.tooltip = 'Line of the whole log. Click to go to another line or to a time.';
    status.accessibilityInformation = {
      label: `Line ${line} of the log. Goes to another line or to a time.`,
      role: 'button',
    };
    status.show();
  };
  vscode.window.visibleTextEditors.forEach(show);
  tell();
  return vscode.Disposable.from(
    numbers,
    status,
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(show)),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => show(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.window.onDidChangeTextEditorSelection(tell),
  );
};

function numbersOf(editor: vscode.TextEditor, ref: ExcerptRef): vscode.DecorationOptions[] {
  const last = editor.document.lineCount - 1;
  const width = formatCount(ref.endLine).length;
  const options: vscode.DecorationOptions[] = [];
  for (const { start, end } of editor.visibleRanges) {
    for (let line = Math.max(0, start.line - margin); line <= Math.min(last, end.line + margin); line++) {
      // Figures are as wide as a no-break blank in the fonts of an editor, so the text stays aligned.
      const number = formatCount(ref.firstLine + line + 1).padStart(width, '\u00a0');
      options.push({
        range: new vscode.Range(line, 0, line, 0),
        renderOptions: {
          before: {
            contentText: number,
            color: new vscode.ThemeColor('editorLineNumber.foreground'),
            margin: '0 2ch 0 0',
          },
        },
      });
    }
  }
  return options;
}
