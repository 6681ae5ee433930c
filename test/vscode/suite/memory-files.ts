import * as vscode from 'vscode';

/** Files that are on no disk, as those of a virtual workspace are. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly files: Map<string, Uint8Array>;
  /** What was changed, in order. */
  readonly calls: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  /** Text of the files by path. */
  constructor(texts: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const size = uri.path === '/' ? 0 : this.#get(uri).length;
    const type = uri.path === '/' ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: size, size };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#get(uri);
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.calls.push(`write ${uri.path}`);
    this.files.set(uri.path, content);
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

  createDirectory(): void {}

  rename(): void {}

  #get(uri: vscode.Uri): Uint8Array {
    const content = this.files.get(uri.path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  }
}

/** A disk that takes half of what is written, and then has no room. */
export class FullDisk extends MemoryFiles {
  override writeFile(uri: vscode.Uri, content: Uint8Array): void {
    super.writeFile(uri, content.subarray(0, content.length / 2));
    throw vscode.FileSystemError.Unavailable('There is no room on the disk.');
  }
}
