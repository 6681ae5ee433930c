import * as vscode from 'vscode';
import { languageIds } from '#protocol';

const ours: ReadonlySet<string> = new Set(languageIds);

export function isLog(document: vscode.TextDocument): boolean {
  return ours.has(document.languageId);
}

/** True while a log is in front: what is opened then stands beside it, so that both can be read. */
export function isReadingLog(): boolean {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isLog(editor.document);
}
