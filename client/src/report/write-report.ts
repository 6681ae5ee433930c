import * as vscode from 'vscode';

/** Writes a report whole or not at all; the result says to a person why it was not written. */
export async function writeReport(output: vscode.Uri, text: string): Promise<string | undefined> {
  const before = await find(output);
  try {
    await vscode.workspace.fs.writeFile(output, new TextEncoder().encode(text));
    return undefined;
  } catch (error) {
    const after = await find(output);
    // What was not touched stays; half a report would be taken for one.
    const isTouched = after !== undefined && (after.size !== before?.size || after.mtime !== before.mtime);
    if (isTouched && after.type === vscode.FileType.File) await vscode.workspace.fs.delete(output);
    return error instanceof Error ? error.message : String(error);
  }
}

async function find(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
