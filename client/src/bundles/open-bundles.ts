import * as vscode from 'vscode';
import { remember } from '../remember.ts';

const key = 'bundles';

/** The zips that are open in the Log Bundles view, as the folders under which they are mounted; kept with the workspace. */
export function openBundleUris(memory: vscode.Memento): vscode.Uri[] {
  return memory.get<string[]>(key, []).map((uri) => vscode.Uri.parse(uri));
}

export async function keepBundleUris(memory: vscode.Memento, uris: readonly vscode.Uri[]): Promise<void> {
  await remember(
    memory,
    key,
    uris.map((uri) => uri.toString()),
  );
}
