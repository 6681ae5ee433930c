import type * as vscode from 'vscode';

/**
 * Keeps something small for the next window. Where the disk is full VS Code can not, and that is no reason to stop what
 * the reader is about: it holds for this window all the same.
 */
export async function remember(memory: vscode.Memento, key: string, value: unknown): Promise<void> {
  try {
    await memory.update(key, value);
  } catch {
    // The next window begins as the first did.
  }
}
