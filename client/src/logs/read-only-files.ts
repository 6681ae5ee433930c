import * as vscode from 'vscode';

/** What a provider of files that nobody may change has to say itself. */
export interface ReadableFiles {
  stat(uri: vscode.Uri): Promise<vscode.FileStat>;
  readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]>;
  readFile(uri: vscode.Uri): Promise<Uint8Array>;
}

/** Makes files known to VS Code under a scheme, read-only: evidence is not changed. */
export function registerReadOnlyFiles(scheme: string, files: ReadableFiles): vscode.Disposable {
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions('Logs are evidence: nothing is written here.');
  };
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: async (uri) => await files.stat(uri),
    readDirectory: async (uri) => await files.readDirectory(uri),
    readFile: async (uri) => await files.readFile(uri),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerFileSystemProvider(scheme, provider, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
  );
}
