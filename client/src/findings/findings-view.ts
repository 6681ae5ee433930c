import * as vscode from 'vscode';
import type { CommandId, ViewId } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { toLogPlace } from '../logs/open-place.ts';
import { remember } from '../remember.ts';
import { registerCommand, setContext } from '../register-command.ts';
import type { ShownFindings } from './shown-findings.ts';
import { describeFilter } from './tree/finding-filter.ts';
import { countUrgent, formatCount } from './tree/finding-labels.ts';
import { accessibleLabel, type FindingNode, type NodeIcon } from './tree/finding-node.ts';
import type { FindingOrder } from './tree/finding-order.ts';
import { type Grouping, buildFindingsTree } from './tree/findings-tree.ts';
import { plainLabel } from '../plain-label.ts';

const viewId: ViewId = 'iplogLens.findings';

/** How long changes are collected before the tree is drawn again, in milliseconds: a scan brings hundreds at once. */
const redrawDelay = 100;

/** The tree of everything that was found, by known error, by machine, by file or by time. */
export const findingsView: Feature = (context) => {
  const { extension, findings, server, shown } = context;
  restore(shown, extension.workspaceState);
  const rows = new FindingRows(shown);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  let pending: ReturnType<typeof setTimeout> | undefined;
  const redraw = (): void => {
    pending = undefined;
    showTotals(view, context);
    rows.refresh();
  };
  const groupBy = (grouping: Grouping) => async (): Promise<void> => {
    shown.groupBy(grouping);
    await remember(extension.workspaceState, groupingKey, grouping);
  };
  showTotals(view, context);
  return vscode.Disposable.from(
    view,
    shown.onDidChange(() => (pending ??= setTimeout(redraw, redrawDelay))),
    new vscode.Disposable(() => clearTimeout(pending)),
    registerCommand('iplogLens.groupBySignature', groupBy('signature')),
    registerCommand('iplogLens.groupByNode', groupBy('node')),
    registerCommand('iplogLens.groupByFile', groupBy('file')),
    registerCommand('iplogLens.groupByTime', groupBy('time')),
    registerCommand('iplogLens.sortFindings', async () => await chooseOrder(context)),
    registerCommand('iplogLens.clearScan', async () => {
      findings.clearScan();
      if (server.state === 'running') await server.request('iplogLens/clearScan', {});
    }),
  );
};

const groupingKey = 'findings.grouping';
const orderKey = 'findings.order';

/** Grouping and order are a matter of taste and stay; a filter that nobody remembers would hide errors. */
function restore(shown: ShownFindings, memory: vscode.Memento): void {
  shown.groupBy(memory.get<Grouping>(groupingKey, 'signature'));
  shown.orderBy(memory.get<FindingOrder>(orderKey, 'severity'));
}

async function chooseOrder({ extension, shown }: FeatureContext): Promise<void> {
  const current = (order: FindingOrder) => (shown.order === order ? { description: 'now' } : {});
  const items: (vscode.QuickPickItem & { order: FindingOrder })[] = [
    { label: 'Worst first', order: 'severity', ...current('severity') },
    { label: 'Most frequent first', order: 'count', ...current('count') },
    { label: 'First in time first', order: 'time', ...current('time') },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Sort Findings' });
  if (chosen === undefined) return;
  shown.orderBy(chosen.order);
  await remember(extension.workspaceState, orderKey, chosen.order);
}

class FindingRows implements vscode.TreeDataProvider<FindingNode> {
  readonly #shown: ShownFindings;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(shown: ShownFindings) {
    this.#shown = shown;
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(node?: FindingNode): FindingNode[] {
    const shown = this.#shown;
    const children =
      node === undefined
        ? buildFindingsTree(shown.sources(), shown.grouping, shown)
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
    item.accessibilityInformation = { label: accessibleLabel(node) };
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

function openPlace(place: NonNullable<FindingNode['place']>): vscode.Command {
  const { uri, range } = toLogPlace(place);
  const command: CommandId = 'iplogLens.openPlace';
  return { command, title: 'Open', arguments: [uri, range] };
}

const icons: Readonly<Record<NodeIcon, vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  information: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  hint: new vscode.ThemeIcon('lightbulb'),
  node: new vscode.ThemeIcon('server'),
  file: new vscode.ThemeIcon('file'),
  time: new vscode.ThemeIcon('clock'),
  place: new vscode.ThemeIcon('location'),
  more: new vscode.ThemeIcon('ellipsis'),
};

function showTotals(view: vscode.TreeView<FindingNode>, { findings, shown }: FeatureContext): void {
  const sources = findings.sources();
  const urgent = countUrgent(sources);
  view.badge =
    urgent === 0
      ? undefined
      : { value: urgent, tooltip: `${urgent} different errors and warnings that are known` };
  view.message = plainLabel(describeFiltered(shown));
  setContext('iplogLens.looked', sources.length > 0);
  setContext('iplogLens.hasScan', findings.hasScan);
  setContext(
    'iplogLens.hasFindings',
    sources.some(({ groups }) => groups.length > 0),
  );
  setContext('iplogLens.filtered', shown.isFiltered);
  setContext('iplogLens.grouping', shown.grouping);
}

/** A filter that is not seen would be taken for health. */
function describeFiltered(shown: ShownFindings): string {
  if (!shown.isFiltered) return '';
  const { shown: count, all, unknown } = shown.filtered();
  const part = `${formatCount(count)} of ${formatCount(all)} known errors`;
  const rest =
    unknown === 0 ? '' : ` ${formatCount(unknown)} places were counted and not listed; they are left out.`;
  return `Filter: ${describeFilter(shown.filter)}. Shows ${part}.${rest}`;
}
