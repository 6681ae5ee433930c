import * as vscode from 'vscode';
import type { StatusRow, StatusTree, ViewId } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { normaliseUri } from '../finding-argument.ts';
import { looksLikeStatus, statusSampleLength } from '../looks-like-status.ts';
import { isLog } from '../log-editor.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { toTreeItem } from '../status-item.ts';
import { StatusSelection } from '../status-selection.ts';
import { isFindingNode } from '../trees/finding-node.ts';
import { isLogOf } from '../trees/node-findings.ts';
import { buildStatusTree, findNode, isStatusNode, type StatusNode } from '../trees/status-tree.ts';
import { withNodeFindings } from '../trees/with-node-findings.ts';

const viewId: ViewId = 'iplogLens.scannerStatus';

/** How long changes of a document and of findings are collected before the status is read again, in milliseconds. */
const quiet = 300;

/** The tree of saved scanner status: the document that is being read, and files that were added. */
export const statusView: Feature = (context) => {
  const view = new StatusView(context);
  return vscode.Disposable.from(
    view,
    registerCommand(
      'iplogLens.addStatusFile',
      async (clicked, selected) => await view.add(clicked, selected),
    ),
    registerCommand('iplogLens.clearStatus', () => view.clear()),
    registerCommand('iplogLens.pinStatus', () => view.pin(true)),
    registerCommand('iplogLens.unpinStatus', () => view.pin(false)),
    registerCommand('iplogLens.showAttentionOnly', () => view.filter(true)),
    registerCommand('iplogLens.showAllStatus', () => view.filter(false)),
    registerCommand('iplogLens.refreshStatus', async () => await view.read()),
    registerCommand('iplogLens.copyStatusValue', async (node) => await view.copyValue(node)),
    registerCommand('iplogLens.copyStatusTable', async (node) => await view.copyTable(node)),
    registerCommand('iplogLens.showNodeStatus', async (finding) => await view.revealNodeOf(finding)),
  );
};

class StatusView implements vscode.TreeDataProvider<StatusNode>, vscode.Disposable {
  readonly #context: FeatureContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #selection = new StatusSelection();
  readonly #view: vscode.TreeView<StatusNode>;
  readonly #disposables: vscode.Disposable[];
  #tree: StatusTree = { rows: [], attention: 0, snapshots: 0 };
  #nodes: readonly StatusNode[] = [];
  #attentionOnly = false;
  #reads = 0;
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    this.#context = context;
    this.#view = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = [
      this.#view,
      this.#changed,
      new vscode.Disposable(() => clearTimeout(this.#pending)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      this.#view.onDidChangeVisibility(() => this.#follow()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        // A document whose language was changed comes again, in the same editor.
        if (document === vscode.window.activeTextEditor?.document) this.#follow();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#selection.has(document.uri.toString())) this.#readSoon();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#selection.close(document.uri.toString())) this.#readSoon();
      }),
      context.findings.onDidChange(() => {
        if (this.#tree.rows.length > 0) this.#drawSoon();
      }),
      context.server.onDidChangeState((state) => {
        if (state === 'running' && !this.#selection.isEmpty) this.#readSoon();
      }),
    ];
    this.#tell();
    this.#follow();
  }

  /** Files that the reader names, by a dialog or by a menu of the explorer; they stay until they are cleared. */
  async add(clicked: unknown, selected: unknown): Promise<void> {
    const named = (Array.isArray(selected) ? selected : [clicked]).filter(
      (value) => value instanceof vscode.Uri,
    );
    const uris =
      named.length > 0
        ? named
        : await vscode.window.showOpenDialog({
            canSelectMany: true,
            title: 'Add Status Files',
            openLabel: 'Add',
            filters: { 'Saved status': ['txt', 'log', 'xml', 'clixml', 'json', 'csv'], 'All files': ['*'] },
          });
    if (uris === undefined || uris.length === 0) return;
    this.#selection.add(uris.map((uri) => normaliseUri(uri.toString())));
    await this.read();
    await vscode.commands.executeCommand('iplogLens.scannerStatus.focus');
  }

  clear(): void {
    this.#selection.clear(this.#currentStatus());
    this.#readSoon();
  }

  pin(pinned: boolean): void {
    if (pinned) this.#selection.pin();
    else this.#selection.unpin(this.#currentStatus());
    this.#tell();
    if (!pinned) this.#readSoon();
  }

  filter(attentionOnly: boolean): void {
    this.#attentionOnly = attentionOnly;
    this.#draw();
  }

  async copyValue(argument: unknown): Promise<void> {
    const row = this.#rowOf(argument);
    if (row?.value === undefined) return;
    await vscode.env.clipboard.writeText(row.value);
    vscode.window.setStatusBarMessage(`Copied: ${row.label}`, 4000);
  }

  async copyTable(argument: unknown): Promise<void> {
    const row = this.#rowOf(argument);
    if (row === undefined) return;
    const { markdown } = await this.#context.server.request('iplogLens/statusTable', { row });
    await vscode.env.clipboard.writeText(markdown);
    vscode.window.setStatusBarMessage(`Copied as a table: ${row.label}`, 4000);
  }

  /** From a finding to the node in whose log it stands. */
  async revealNodeOf(argument: unknown): Promise<void> {
    const uri = isFindingNode(argument)
      ? (argument.source ?? argument.finding?.source)?.uri
      : vscode.window.activeTextEditor?.document.uri.toString();
    const isNode = ({ node }: StatusRow): boolean =>
      uri !== undefined && node !== undefined && isLogOf(uri, node);
    if (this.#attentionOnly && findNode(this.#nodes, isNode) === undefined) this.filter(false);
    const found = findNode(this.#nodes, isNode);
    if (found !== undefined) {
      await this.#view.reveal(found, { select: true, focus: true, expand: true });
      return;
    }
    void vscode.window.showInformationMessage(
      'No node of the status that is shown has its name in the path of this log. Add the status file of its cluster first.',
    );
  }

  /** Asks the server for the whole tree. */
  async read(): Promise<void> {
    clearTimeout(this.#pending);
    this.#pending = undefined;
    const reading = ++this.#reads;
    const uris = this.#selection.uris();
    let tree: StatusTree = { rows: [], attention: 0, snapshots: 0 };
    try {
      const sources = uris.map((uri) => ({ uri, ...textOf(uri) }));
      if (sources.length > 0) tree = await this.#context.server.request('iplogLens/status', { sources });
    } catch (error) {
      this.#context.output.warn(`The scanner status could not be read: ${String(error)}`);
    }
    // An answer that comes after a newer question is old.
    if (reading !== this.#reads) return;
    this.#tree = tree;
    this.#draw();
  }

  getChildren(node?: StatusNode): StatusNode[] {
    return [...(node?.children ?? this.#nodes)];
  }

  getParent(node: StatusNode): StatusNode | undefined {
    return node.parent;
  }

  getTreeItem({ row, children }: StatusNode): vscode.TreeItem {
    return toTreeItem(row, children.length);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** Shows the document in front if it is a status; any other leaves what is shown. */
  #follow(): void {
    const current = this.#currentStatus();
    if (current !== undefined && this.#selection.follow(current)) this.#readSoon();
  }

  /** The document in front, if it is ours or looks like a status while somebody looks at the view. */
  #currentStatus(): string | undefined {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) return undefined;
    const uri = document.uri.toString();
    if (document.languageId === 'scanner-status') return uri;
    if (!this.#view.visible && this.#context.server.state !== 'running') return undefined;
    const sample = document.getText(new vscode.Range(0, 0, 2000, 0)).slice(0, statusSampleLength);
    return looksLikeStatus(sample) ? uri : undefined;
  }

  #readSoon(): void {
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => void this.read(), quiet);
  }

  #drawSoon(): void {
    // A read that waits draws as well.
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#draw();
    }, quiet);
  }

  #draw(): void {
    const rows = withNodeFindings(this.#tree.rows, this.#context.findings.sources());
    this.#nodes = buildStatusTree(rows, this.#attentionOnly);
    this.#changed.fire();
    this.#tell();
  }

  #tell(): void {
    const { attention, rows } = this.#tree;
    this.#view.badge =
      attention === 0
        ? undefined
        : { value: attention, tooltip: `${attention} of the scanner's values need attention` };
    this.#view.description = this.#selection.pinned ? 'pinned' : '';
    const hidden = this.#attentionOnly && rows.length > 0 && this.#nodes.length === 0;
    this.#view.message = hidden
      ? 'Nothing here needs attention. The filter hides the rest.'
      : this.#attentionOnly && rows.length > 0
        ? 'Only what needs attention is shown.'
        : '';
    setContext('iplogLens.hasStatus', rows.length > 0);
    setContext('iplogLens.statusPinned', this.#selection.pinned);
    setContext('iplogLens.statusFiltered', this.#attentionOnly);
  }

  #rowOf(argument: unknown): StatusRow | undefined {
    return (isStatusNode(argument) ? argument : this.#view.selection[0])?.row;
  }
}

/** The text of an open document that the server is not told of, because its language is not ours. */
function textOf(uri: string): { readonly text?: string } {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document === undefined || isLog(document) ? {} : { text: document.getText() };
}
