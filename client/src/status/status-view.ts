import * as vscode from 'vscode';
import type { StatusRow, ViewId } from '#protocol';
import type { Feature } from '../feature.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { toTreeItem } from './status-item.ts';
import type { StatusStore } from './status-store.ts';
import { isFindingNode } from '../findings/tree/finding-node.ts';
import { isLogOf } from './tree/node-findings.ts';
import { findNode, isStatusNode, type StatusNode } from './tree/status-tree.ts';
import { tellInStatusBar, tellInformation } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

const viewId: ViewId = 'iplogLens.scannerStatus';

/** How long findings are collected before they are put below their nodes, in milliseconds. */
const quiet = 300;

/** The tree of saved scanner status, with what needs attention in its badge. */
export const statusView: Feature = ({ status, findings, server }) => {
  const rows = new StatusRows(status);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  let pending: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    rows.refresh();
    showTotals(view, status);
  };
  draw();
  return vscode.Disposable.from(
    view,
    rows,
    new vscode.Disposable(() => clearTimeout(pending)),
    status.onDidChange(draw),
    view.onDidChangeVisibility(({ visible }) => status.setWatched(visible)),
    findings.onDidChange(() => {
      pending ??= setTimeout(() => {
        pending = undefined;
        status.setFindings(findings.sources());
      }, quiet);
    }),
    registerCommand('iplogLens.showAttentionOnly', () => status.showOnlyAttention(true)),
    registerCommand('iplogLens.showAllStatus', () => status.showOnlyAttention(false)),
    registerCommand('iplogLens.showNodeStatus', async (finding) => await revealNode(view, status, finding)),
    registerCommand('iplogLens.copyStatusValue', async (node) => {
      if (isStatusNode(node)) await copy(node.row.value ?? node.row.label, node.row);
    }),
    registerCommand('iplogLens.copyStatusTable', async (node) => {
      if (!isStatusNode(node)) return;
      const { markdown } = await server.request('iplogLens/statusTable', { row: node.row });
      await copy(markdown, node.row);
    }),
  );
};

class StatusRows implements vscode.TreeDataProvider<StatusNode>, vscode.Disposable {
  readonly #status: StatusStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(status: StatusStore) {
    this.#status = status;
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(node?: StatusNode): StatusNode[] {
    return [...(node?.children ?? this.#status.nodes)];
  }

  getParent(node: StatusNode): StatusNode | undefined {
    return node.parent;
  }

  getTreeItem({ row, children }: StatusNode): vscode.TreeItem {
    return toTreeItem(row, children.length);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function showTotals(view: vscode.TreeView<StatusNode>, status: StatusStore): void {
  const { attention, attentionOnly, hasRows, nodes, pinned } = status;
  const tooltip = `${attention} ${attention === 1 ? 'value of the scanner needs' : 'values of the scanner need'} attention`;
  view.badge = attention === 0 ? undefined : { value: attention, tooltip };
  view.description = pinned ? 'pinned' : '';
  view.message = plainLabel(!attentionOnly || !hasRows ? '' : filterText(nodes.length > 0));
  setContext('iplogLens.hasStatus', hasRows);
  setContext('iplogLens.statusFiltered', attentionOnly);
}

function filterText(showsAny: boolean): string {
  return showsAny
    ? 'Only what needs attention is shown.'
    : 'Nothing here needs attention. The filter hides the rest.';
}

async function copy(text: string, { label }: StatusRow): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  tellInStatusBar(`Copied: ${label}`);
}

/** From a finding to the node in whose log it stands. */
async function revealNode(
  view: vscode.TreeView<StatusNode>,
  status: StatusStore,
  argument: unknown,
): Promise<void> {
  const uri = isFindingNode(argument)
    ? (argument.source ?? argument.finding?.source)?.uri
    : vscode.window.activeTextEditor?.document.uri.toString();
  const isNode = ({ node }: StatusRow): boolean =>
    uri !== undefined && node !== undefined && isLogOf(uri, node);
  // The filter hides healthy nodes, and a healthy node is an answer.
  if (findNode(status.nodes, isNode) === undefined && status.attentionOnly) status.showOnlyAttention(false);
  const found = findNode(status.nodes, isNode);
  if (found === undefined) {
    void tellInformation(
      'No node of the status that is shown has its name in the path of this log. Add the status file of its cluster first.',
    );
    return;
  }
  await view.reveal(found, { select: true, focus: true, expand: true });
}
