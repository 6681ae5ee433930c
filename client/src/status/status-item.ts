import * as vscode from 'vscode';
import type { StatusRow, StatusRowKind } from '#protocol';
import { accessibleLabel, statusMenuWords } from './tree/status-tree.ts';

/** A row of the Scanner Status view as VS Code shows it. */
export function toTreeItem(row: StatusRow, children: number): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleState(row, children));
  item.id = row.id;
  item.description = row.description;
  item.tooltip =
    row.tooltip === '' ? `${row.label} ${row.description}` : new vscode.MarkdownString(row.tooltip);
  item.iconPath = row.level === undefined ? kindIcons[row.kind] : levelIcons[row.level];
  item.contextValue = statusMenuWords(row).join(' ');
  item.accessibilityInformation = { label: accessibleLabel(row) };
  if (row.place !== undefined) item.command = openLine(row.place);
  return item;
}

/** The focus stays in the tree, so that the next row is one key away. */
function openLine({ uri, range }: NonNullable<StatusRow['place']>): vscode.Command {
  const start = new vscode.Position(range.start.line, range.start.character);
  const options = { selection: new vscode.Range(start, start), preserveFocus: true };
  return { command: 'vscode.open', title: 'Show the Line', arguments: [vscode.Uri.parse(uri), options] };
}

function collapsibleState(row: StatusRow, children: number): vscode.TreeItemCollapsibleState {
  if (children === 0) return vscode.TreeItemCollapsibleState.None;
  return row.unfolded === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Each level has a shape of its own; the colour only repeats it. */
const levelIcons: Readonly<Record<NonNullable<StatusRow['level']>, vscode.ThemeIcon>> = {
  healthy: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  unknown: new vscode.ThemeIcon('question'),
  degraded: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
};

const kindIcons: Readonly<Record<StatusRowKind, vscode.ThemeIcon>> = {
  cluster: new vscode.ThemeIcon('server-environment'),
  snapshot: new vscode.ThemeIcon('history'),
  group: new vscode.ThemeIcon('list-tree'),
  node: new vscode.ThemeIcon('server'),
  repository: new vscode.ThemeIcon('folder'),
  settings: new vscode.ThemeIcon('settings-gear'),
  field: new vscode.ThemeIcon('circle-small'),
  progress: new vscode.ThemeIcon('graph-line'),
  text: new vscode.ThemeIcon('note'),
  problem: new vscode.ThemeIcon('circle-slash'),
  more: new vscode.ThemeIcon('ellipsis'),
};
