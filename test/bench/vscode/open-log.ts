import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** What the window measured, in milliseconds from the command to open the log. */
export interface Opened {
  readonly shown: number;
  /** Absent where the extension is not there to mark anything. */
  readonly marked?: number;
}

/** How long the first mark may take, in milliseconds. */
const PATIENCE = 90_000;

/** VS Code calls this in a window on the folder of the log, which IPLOG_LENS_BENCH names with the file for the answer. */
export async function run(): Promise<void> {
  const { log, answer, isMarked } = JSON.parse(process.env['IPLOG_LENS_BENCH'] ?? '{}') as {
    readonly log: string;
    readonly answer: string;
    readonly isMarked: boolean;
  };
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The window has no folder.');
  const uri = vscode.Uri.joinPath(folder.uri, log);
  const start = performance.now();
  const marked = isMarked ? firstMark(uri) : undefined;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const shown = performance.now() - start;
  const opened: Opened = { shown, ...(marked === undefined ? {} : { marked: (await marked) - start }) };
  writeFileSync(answer, JSON.stringify(opened));
}

async function firstMark(uri: vscode.Uri): Promise<number> {
  return await new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('Nothing was marked.')), PATIENCE);
    vscode.languages.onDidChangeDiagnostics(() => {
      const found = vscode.languages.getDiagnostics(uri).some(({ source }) => source === 'iplog-lens');
      if (found) resolve(performance.now());
    });
  });
}
