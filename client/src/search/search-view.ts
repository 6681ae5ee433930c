import * as vscode from 'vscode';
import type { CommandId, ViewId } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { showName } from '../bundles/show-name.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';
import { type LogPlace, openPlace } from '../logs/open-place.ts';
import { registerCommand, setContext } from '../register-command.ts';
import { accessibleLabel, describePlace, describeResults, splitPath } from './describe-search.ts';
import type { FileHits, PlacedHit, SearchResults } from './search-results.ts';
import { tellInStatusBar } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

const viewId: ViewId = 'iplogLens.searchResults';

/** How long changes are collected before the tree is drawn again, in milliseconds. */
const redrawDelay = 100;

/** The places that a search found, by file. */
export const searchView: Feature = (context) => {
  const { search: results } = context;
  const rows = new SearchRows(results);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  let pending: ReturnType<typeof setTimeout> | undefined;
  const redraw = (): void => {
    pending = undefined;
    view.message = plainLabel(describeResults(results));
    rows.refresh();
  };
  setContext('iplogLens.hasSearch', false);
  return vscode.Disposable.from(
    view,
    results.onDidChange(() => {
      setContext('iplogLens.hasSearch', results.asked !== undefined);
      pending ??= setTimeout(redraw, redrawDelay);
    }),
    new vscode.Disposable(() => clearTimeout(pending)),
    view.onDidChangeSelection(({ selection: [row] }) => {
      if (row !== undefined && 'hit' in row) results.choose(row);
    }),
    registerCommand('iplogLens.clearSearch', () => results.clear()),
    registerCommand('iplogLens.nextSearchResult', async () => await step(context, view, 1)),
    registerCommand('iplogLens.previousSearchResult', async () => await step(context, view, -1)),
  );
};

async function step(
  context: FeatureContext,
  view: vscode.TreeView<FileHits | PlacedHit>,
  direction: 1 | -1,
): Promise<void> {
  const { search: results } = context;
  const found = results.step(direction);
  if (found === undefined) return;
  if (view.visible) await view.reveal(found.place, { select: true, focus: false });
  await openPlace(context, toPlace(found.place));
  const { name } = splitPath(found.place.file.path);
  tellInStatusBar(`Place ${formatCount(found.number)} of ${formatCount(results.count)}, ${showName(name)}`);
}

class SearchRows implements vscode.TreeDataProvider<FileHits | PlacedHit> {
  readonly #results: SearchResults;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(results: SearchResults) {
    this.#results = results;
  }

  refresh(): void {
    this.#changed.fire();
  }

  getChildren(row?: FileHits | PlacedHit): (FileHits | PlacedHit)[] {
    if (row === undefined) return [...this.#results.files];
    return 'hit' in row ? [] : [...row.places];
  }

  getParent(row: FileHits | PlacedHit): FileHits | undefined {
    return 'hit' in row ? row.file : undefined;
  }

  getTreeItem(row: FileHits | PlacedHit): vscode.TreeItem {
    const item = 'hit' in row ? placeItem(row) : fileItem(row);
    item.accessibilityInformation = { label: accessibleLabel(row) };
    return item;
  }
}

function fileItem({ uri, path, places }: FileHits): vscode.TreeItem {
  const { name, folder } = splitPath(path);
  const item = new vscode.TreeItem(showName(name), vscode.TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.resourceUri = vscode.Uri.parse(uri);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = `${formatCount(places.length)} in ${showName(folder)}`;
  item.tooltip = showName(path);
  return item;
}

function placeItem(place: PlacedHit): vscode.TreeItem {
  const { label, highlight, line } = describePlace(place);
  const item = new vscode.TreeItem({ label: showName(label), highlights: [highlight] });
  item.description = line;
  item.tooltip = showName(`${place.file.path}, ${line}`);
  const { uri, range } = toPlace(place);
  const command: CommandId = 'iplogLens.openPlace';
  item.command = { command, title: 'Open', arguments: [uri, range] };
  return item;
}

function toPlace({ file, hit }: PlacedHit): LogPlace {
  const { line, startColumn, endColumn } = hit;
  return {
    uri: vscode.Uri.parse(file.uri),
    range: new vscode.Range(line, startColumn, line, endColumn),
  };
}
