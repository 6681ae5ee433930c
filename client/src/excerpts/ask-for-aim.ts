import * as vscode from 'vscode';
import type { ExcerptAim } from '#protocol';
import { parseAim } from './parse-aim.ts';

/** Asks for a line or a time of a log; undefined when the reader thinks better of it. */
export async function askForAim(): Promise<ExcerptAim | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'Go to Line or Time of the Log',
    prompt: 'A line number, or a time as the log writes it.',
    placeHolder: '120000  or  2026-03-14 09:26',
    validateInput: (text) =>
      text.trim() === '' || parseAim(text) !== undefined
        ? undefined
        : 'A line is a number; a time begins with yyyy-mm-dd.',
  });
  return answer === undefined ? undefined : parseAim(answer);
}
