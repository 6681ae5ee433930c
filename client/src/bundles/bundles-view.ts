import * as vscode from 'vscode';
import type { CommandId, ViewId } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { keepBundleUris, openBundleUris } from './open-bundles.ts';
import { showName } from './show-name.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';
import { tellInformation, tellWarning } from '../tell.ts';

const viewId: ViewId = 'iplogLens.bundles';

/**
 * The zips that were opened, as trees of their files. A view of our own, because a first folder in the workspace makes
 * VS Code start all extensions again; who wants the zip there can have it.
 */
export const bundlesView: Feature = (context) => {
  const files = new BundleFiles(context.extension.workspaceState);
  const open = async (uri: vscode.Uri): Promise<void> => await openBundle(context, files, uri);
  return vscode.Disposable.from(
    vscode.window.createTreeView(viewId, { treeDataProvider: files, showCollapseAll: true }),
    registerCommand('iplogLens.openBundle', async () => {
      const chosen = await vscode.window.showOpenDialog({
        canSelectMany: true,
        filters: { Zip: ['zip'], 'All files': ['*'] },
        openLabel: 'Open',
        title: 'Open Log Bundle',
      });
      for (const uri of chosen ?? []) await open(uri);
    }),
    registerCommand('iplogLens.openBundleResource', async (uri) => {
      if (uri instanceof vscode.Uri) await open(uri);
    }),
    registerCommand('iplogLens.closeBundle', (row) => {
      if (row instanceof vscode.Uri) files.remove(row);
    }),
    registerCommand('iplogLens.addBundleToWorkspace', (row) => {
      const count = vscode.workspace.workspaceFolders?.length ?? 0;
      if (row instanceof vscode.Uri)
        vscode.workspace.updateWorkspaceFolders(count, 0, { uri: row, name: nameOf(row) });
    }),
  );
};

async function openBundle(
  { server, output }: FeatureContext,
  files: BundleFiles,
  uri: vscode.Uri,
): Promise<void> {
  const opened = await vscode.window.withProgress(
    { location: { viewId }, title: 'Opening the zip' },
    async () => await server.request('iplogLens/openBundle', { uri: uri.toString() }),
  );
  if ('refused' in opened) {
    void tellWarning(`${uri.path.split('/').at(-1) ?? ''}: ${opened.refused}`);
    return;
  }
  for (const { source, message } of opened.problems) output.warn(`${source ?? uri.path}: ${message}`);
  files.add(vscode.Uri.parse(opened.uri));
  const command: CommandId = 'iplogLens.scanResource';
  const scan = 'Scan for Known Errors';
  const locked = opened.problems.find(({ kind }) => kind === 'zip-encrypted');
  const left =
    opened.problems.length === 0
      ? ''
      : locked === undefined
        ? ` ${formatCount(opened.problems.length)} could not be read fully; the output channel says what.`
        : ` ${locked.message}`;
  await vscode.commands.executeCommand(`${viewId}.focus`);
  // Not waited for: the reader may answer later, or never.
  void tellInformation(`${formatCount(opened.files)} files in the zip.${left}`, scan).then((answer) =>
    answer === scan ? vscode.commands.executeCommand(command, uri) : undefined,
  );
}

/** Files and folders of zips; a row is its uri, so that every command on files takes it. */
class BundleFiles implements vscode.TreeDataProvider<vscode.Uri> {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #files = new WeakSet<vscode.Uri>();
  #roots: vscode.Uri[];

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#roots = openBundleUris(memory);
  }

  add(root: vscode.Uri): void {
    this.remove(root);
    this.#set([root, ...this.#roots]);
  }

  remove(root: vscode.Uri): void {
    this.#set(this.#roots.filter((other) => other.toString() !== root.toString()));
  }

  #set(roots: vscode.Uri[]): void {
    this.#roots = roots;
    void keepBundleUris(this.#memory, roots);
    this.#changed.fire();
  }

  async getChildren(folder?: vscode.Uri): Promise<vscode.Uri[]> {
    if (folder === undefined) return this.#roots;
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .sort(([a, typeA], [b, typeB]) => typeB - typeA || (a < b ? -1 : 1))
      .map(([name, type]) => {
        const uri = vscode.Uri.joinPath(folder, name);
        if (type === vscode.FileType.File) this.#files.add(uri);
        return uri;
      });
  }

  getTreeItem(uri: vscode.Uri): vscode.TreeItem {
    const isFile = this.#files.has(uri);
    const isRoot = this.#roots.includes(uri);
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(uri, isFile ? None : isRoot ? Expanded : Collapsed);
    item.id = uri.toString();
    item.label = nameOf(uri);
    item.tooltip = showName(uri.path);
    const kind = isFile ? 'file' : isRoot || uri.path.endsWith('.zip!') ? 'zip' : 'folder';
    // Eyes tell them apart by the icon.
    item.accessibilityInformation = { label: `${item.label}, ${kind}` };
    if (isRoot) {
      item.contextValue = 'bundle';
      item.iconPath = new vscode.ThemeIcon('file-zip');
    }
    if (isFile) {
      const command: CommandId = 'iplogLens.openPlace';
      item.command = { command, title: 'Open', arguments: [uri, new vscode.Range(0, 0, 0, 0)] };
    }
    return item;
  }
}

/** The name without the mark that a zip has as a folder. */
function nameOf(uri: vscode.Uri): string {
  return showName(uri.path.split('/').at(-1) ?? '').replace(/(\.zip)!$/i, '$1');
}
