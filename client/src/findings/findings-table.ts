import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { openPlace, toLogPlace } from '../logs/open-place.ts';
import { registerCommand } from '../register-command.ts';
import { linkToPlace } from '../report/place-links.ts';
import { describeFilter } from './tree/finding-filter.ts';
import { buildFindingsTable, type FindingsTable } from './tree/findings-table.ts';

/** Scheme of the table; package.json asks for it in the `when` of Enter. */
const scheme = 'iplog-lens-findings';
const address = vscode.Uri.from({ scheme, path: '/Findings.txt' });

/** How long changes are collected before the table is written again, in milliseconds. */
const quiet = 300;

/** The findings as a read-only table in an editor: each row a line, its place behind Enter and behind a link. */
export const findingsTable: Feature = (context) => {
  const table = new TableDocument(context);
  return vscode.Disposable.from(
    table,
    vscode.workspace.registerTextDocumentContentProvider(scheme, table),
    vscode.languages.registerDocumentLinkProvider({ scheme }, table),
    registerCommand('iplogLens.showFindingsTable', async () => {
      const document = await vscode.workspace.openTextDocument(address);
      await vscode.window.showTextDocument(document, { preview: false });
    }),
    registerCommand('iplogLens.openTableRow', async () => await table.openRow()),
  );
};

class TableDocument
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly #context: FeatureContext;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #listener: { dispose(): void };
  #pending: ReturnType<typeof setTimeout> | undefined;
  /** What the editor was given last; the findings may be newer. */
  #given: FindingsTable = { text: '', rows: [] };

  constructor(context: FeatureContext) {
    this.#context = context;
    this.#listener = context.shown.onDidChange(() => {
      this.#pending ??= setTimeout(() => {
        this.#pending = undefined;
        this.#changed.fire(address);
      }, quiet);
    });
  }

  provideTextDocumentContent(): string {
    this.#given = this.#build();
    return this.#given.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const { text, rows } = this.#given;
    // The editor takes a new text a moment after it was given.
    if (document.getText() !== text) return [];
    return rows.map(({ line, columns, uri, range }) => {
      const link = new vscode.DocumentLink(
        new vscode.Range(line, columns[0], line, columns[1]),
        linkToPlace(uri, range.start.line),
      );
      link.tooltip = 'Open the place';
      return link;
    });
  }

  async openRow(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.scheme !== scheme) return;
    const { text, rows } = this.#given;
    if (editor.document.getText() !== text) return;
    const row = rows.find(({ line }) => line === editor.selection.active.line);
    if (row !== undefined) await openPlace(this.#context, toLogPlace(row));
  }

  dispose(): void {
    clearTimeout(this.#pending);
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #build(): FindingsTable {
    const { shown } = this.#context;
    const { order, nodes, filter } = shown;
    return buildFindingsTable(shown.sources(), { order, nodes, filter: describeFilter(filter) });
  }
}
