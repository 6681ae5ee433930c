import * as vscode from 'vscode';

/** A disk that takes half of what is written and then has no room. */
export class FullDisk implements vscode.FileSystemProvider {
  readonly files = new Map([['/older.html', 100]]);
  readonly calls: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat(uri: vscode.Uri): vscode.FileStat {
    const size = uri.path === '/' ? 0 : this.files.get(uri.path);
    if (size === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return {
      type: uri.path === '/' ? vscode.FileType.Directory : vscode.FileType.File,
      ctime: 0,
      mtime: size,
      size,
    };
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.calls.push(`begin ${uri.path}`);
    this.files.set(uri.path, Math.floor(content.length / 2));
    throw vscode.FileSystemError.Unavailable('There is no room on the disk.');
  }

  delete(uri: vscode.Uri): void {
    this.calls.push(`delete ${uri.path}`);
    this.files.delete(uri.path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((name) => [name.slice(1), vscode.FileType.File]);
  }

  readFile(): Uint8Array {
    return new Uint8Array();
  }

  createDirectory(): void {}

  rename(): void {}
}
