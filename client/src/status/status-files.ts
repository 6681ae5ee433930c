import * as vscode from 'vscode';

/** Watchers cost the system something; whoever adds files of more folders has "Read the Status Again". */
const maxFolders = 20;

/** Tells when files on disk change, are replaced or vanish. Watches their folders, and nothing below these. */
export class StatusFiles implements vscode.Disposable {
  readonly #onChange: (uri: vscode.Uri) => void;
  readonly #watchers = new Map<string, vscode.Disposable>();

  constructor(onChange: (uri: vscode.Uri) => void) {
    this.#onChange = onChange;
  }

  /** Watches these files and no others from now on; those that are not on a disk are left out. */
  watch(uris: readonly string[]): void {
    const files = uris.map((uri) => vscode.Uri.parse(uri)).filter(({ scheme }) => scheme === 'file');
    const folders = new Set(files.map((uri) => vscode.Uri.joinPath(uri, '..').toString()));
    const wanted = new Set([...folders].slice(0, maxFolders));
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.dispose();
      this.#watchers.delete(folder);
    }
    for (const folder of wanted) {
      if (!this.#watchers.has(folder)) this.#watchers.set(folder, this.#watchFolder(folder));
    }
  }

  dispose(): void {
    this.watch([]);
  }

  #watchFolder(folder: string): vscode.Disposable {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate(this.#onChange);
    watcher.onDidChange(this.#onChange);
    watcher.onDidDelete(this.#onChange);
    return watcher;
  }
}
