import * as vscode from 'vscode';
import { plainLabel } from './plain-label.ts';

/** How long a line of the status bar stands, in milliseconds. */
const STANDS = 6000;

// The only ways to say something in a message: VS Code makes links out of its text, also such as run commands, and the text
// may hold words of a log or the name of a file. A test holds the rest of the client to them.

/** Resolves with the button that was chosen; nobody has to answer. */
export async function tellInformation(
  text: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return await vscode.window.showInformationMessage(plainLabel(text), ...buttons);
}

export async function tellWarning(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return await vscode.window.showWarningMessage(plainLabel(text), ...buttons);
}

export async function tellError(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return await vscode.window.showErrorMessage(plainLabel(text), ...buttons);
}

/** For what nobody has to answer and nobody misses. */
export function tellInStatusBar(text: string): void {
  vscode.window.setStatusBarMessage(plainLabel(text), STANDS);
}
