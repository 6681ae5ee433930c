import * as vscode from 'vscode';
import { isReadingLog } from '../logs/log-editor.ts';
import { readSettings } from '../settings.ts';

/**
 * Inserts a snippet into the PowerShell editor that is visible, or into a new unsaved script, as the setting
 * `iplogLens.insertion.target` says. Whatever else is open, a log above all, is never touched.
 */
export async function insertScript(snippet: string): Promise<void> {
  const editor = (await reuseScript()) ?? (await newScript());
  const at = insertionPoint(editor);
  const text = new vscode.SnippetString(at.lead + snippet);
  // The whitespace stays: indented lines inside a here-string are part of the script.
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true };
  if (!(await editor.insertSnippet(text, at.position, options))) {
    const other = await newScript();
    await other.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0), options);
  }
}

async function reuseScript(): Promise<vscode.TextEditor | undefined> {
  if (readSettings().insertion.target === 'newScript') return undefined;
  const active = vscode.window.activeTextEditor;
  const editors = [...(active === undefined ? [] : [active]), ...vscode.window.visibleTextEditors];
  const script = editors.find((editor) => editor.document.languageId === 'powershell');
  if (script === undefined) return undefined;
  return await vscode.window.showTextDocument(script.document, {
    viewColumn: script.viewColumn ?? vscode.ViewColumn.Active,
  });
}

async function newScript(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'powershell', content: '' });
  const viewColumn = isReadingLog() ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  return await vscode.window.showTextDocument(document, { viewColumn });
}

/** At the cursor where its line is empty, else below that line, so that no statement is torn in two. */
function insertionPoint(editor: vscode.TextEditor): { position: vscode.Position; lead: string } {
  const line = editor.document.lineAt(editor.selection.active.line);
  return line.isEmptyOrWhitespace
    ? { position: line.range.start, lead: '' }
    : { position: line.range.end, lead: '\n\n' };
}
