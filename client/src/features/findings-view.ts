import * as vscode from 'vscode';
import type { CommandId, ViewId } from '#protocol';
import type { Feature } from '../feature.ts';
import type { FindingStore } from '../finding-store.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { countUrgent } from '../trees/finding-labels.ts';
import type { FindingNode, NodeIcon } from '../trees/finding-node.ts';
import { type Grouping, buildFindingsTree } from '../trees/findings-tree.ts';

const viewId: ViewId = 'iplogLens.findings';

/** How long changes are collected before the tree is drawn again, in milliseconds: a scan brings hundreds at once. */
const redrawDelay = 100;

/** The tree of everything that was found, by known error, by file or by time. */
export const findingsView: Feature = ({ extension, findings }) => {
  const rows = new FindingRows(findings, extension.workspaceState);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  let pending: ReturnType<typeof setTimeout> | undefined;
  const redraw = (): void => {
    pending = undefined;
    showTotals(view, findings);
    rows.refresh();
  };
  showTotals(view, findings);
  return vscode.Disposable.from(
    view,
    findings.onDidChange(() => (pending ??= setTimeout(redraw, redrawDelay))),
    new vscode.Disposable(() => clearTimeout(pending)),
    registerCommand('iplogLens.groupBySignature', () => rows.groupBy('signature')),
    registerCommand('iplogLens.groupByFile', () => rows.groupBy('file')),
    registerCommand('iplogLens.groupByTime', () => rows.groupBy('time')),
    registerCommand('iplogLens.clearScan', () => findings.clearScan()),
  );
};

class FindingRows implements vscode.TreeDataProvider<FindingNode> {
  readonly #findings: FindingStore;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: Grouping;

  constructor(findings: FindingStore, memory: vscode.Memento) {
    this.#findings = findings;
    this.#memory = memory;
    this.#grouping = memory.get<Grouping>('findings.grouping', 'signature');
    setContext('iplogLens.grouping', this.#grouping);
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    setContext('iplogLens.grouping', grouping);
    void this.#memory.update('findings.grouping', grouping);
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(node?: FindingNode): FindingNode[] {
    const children =
      node === undefined
        ? buildFindingsTree(this.#findings.sources(), this.#grouping)
        : (node.children?.() ?? []);
    return [...children];
  }

  getTreeItem(node: FindingNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    item.iconPath = icons[node.icon];
    item.contextValue = node.menuWords.join(' ');
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    if (node.place !== undefined) item.command = openPlace(node.place);
    return item;
  }
}

function collapsibleState(node: FindingNode): vscode.TreeItemCollapsibleState {
  if (node.children === undefined) return vscode.TreeItemCollapsibleState.None;
  return node.unfolded === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function openPlace({ uri, range }: NonNullable<FindingNode['place']>): vscode.Command {
  const selection = new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
  const command: CommandId = 'iplogLens.openPlace';
  return { command, title: 'Open', arguments: [vscode.Uri.parse(uri), selection] };
}

const icons: Readonly<Record<NodeIcon, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  information: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  hint: new vscode.ThemeIcon('lightbulb'),
  file: new vscode.ThemeIcon('file'),
  time: new vscode.ThemeIcon('clock'),
  place: new vscode.ThemeIcon('location'),
  more: new vscode.ThemeIcon('ellipsis'),
};

function showTotals(view: vscode.TreeView<FindingNode>, findings: FindingStore): void {
  const sources = findings.sources();
  const urgent = countUrgent(sources);
  view.badge =
    urgent === 0
      ? undefined
      : { value: urgent, tooltip: `${urgent} different errors and warnings that are known` };
  setContext('iplogLens.looked', sources.length > 0);
  setContext('iplogLens.hasScan', findings.hasScan);
}
