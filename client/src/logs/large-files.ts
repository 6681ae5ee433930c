import * as vscode from 'vscode';
import type { CommandId } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { normaliseUri } from '../findings/finding-argument.ts';
import { isNamedLikeLog } from './log-names.ts';
import { isTooLarge, sizeOf } from './open-place.ts';
import { setContext } from '../register-command.ts';
import { tellInformation, tellWarning } from '../tell.ts';

/**
 * Logs above 50 MB that are shown: VS Code opens them and gives extensions no document, so their tabs are what tells of
 * them. The server reads them from disk, and marks arrive as for any log.
 */
export const largeFiles: Feature = (context) => {
  const shown = new ShownLargeFiles(context);
  const look = (): void => {
    shown
      .look()
      .catch((error: unknown) => context.output.warn(`A large file was not read: ${String(error)}`));
  };
  look();
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(look),
    vscode.window.tabGroups.onDidChangeTabGroups(look),
    context.server.onDidChangeState((state) => {
      // A new server knows nothing of what is shown.
      if (state === 'stopped' || state === 'failed') shown.forget();
      else if (state === 'running') look();
    }),
  );
};

class ShownLargeFiles {
  readonly #context: FeatureContext;
  /** By uri: true once it was recognised and read. */
  readonly #files = new Map<string, boolean>();
  /** Files of which was said that they are large, or that they have unsaved edits. */
  readonly #told = new Set<string>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  forget(): void {
    this.#files.clear();
    this.#tellMenus();
  }

  async look(): Promise<void> {
    const tabs = textTabs();
    for (const uri of this.#files.keys()) if (!tabs.has(uri)) await this.#close(uri);
    for (const [uri, tab] of tabs) {
      if (this.#files.get(uri) === true) this.#tellEdits(uri, tab);
      // A file in the background is read once somebody looks at it.
      else if (tab.isActive && !this.#files.has(uri)) await this.#open(uri);
    }
  }

  async #open(uri: string): Promise<void> {
    const { server } = this.#context;
    const file = vscode.Uri.parse(uri);
    if (server.state !== 'running' && !isNamedLikeLog(this.#context.extension, file)) return;
    if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri)) return;
    this.#files.set(uri, false);
    if (!isTooLarge(await sizeOf(file))) {
      this.#files.delete(uri);
      return;
    }
    const opened = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Reading a large log' },
      async () => await server.request('iplogLens/openLargeFile', { uri }),
    );
    if ('refused' in opened) {
      this.#context.output.warn(`${file.path}: ${opened.refused}`);
      return;
    }
    if (!opened.recognised || !this.#files.has(uri)) return;
    this.#files.set(uri, true);
    this.#tellMenus();
    this.#tellLimit(uri, opened.findings);
  }

  async #close(uri: string): Promise<void> {
    this.#files.delete(uri);
    this.#tellMenus();
    this.#context.findings.closeDocument(uri);
    if (this.#context.server.state === 'running')
      await this.#context.server.request('iplogLens/closeLargeFile', { uri });
  }

  /** Menus ask for the path, since there is no language and no document to ask for. */
  #tellMenus(): void {
    const known = [...this.#files].filter(([, isRead]) => isRead);
    setContext(
      'iplogLens.largeFiles',
      known.map(([uri]) => vscode.Uri.parse(uri).fsPath),
    );
  }

  #tellLimit(uri: string, findings: number): void {
    if (findings === 0 || this.#told.has(uri)) return;
    this.#told.add(uri);
    const show = 'Show a Finding';
    const parts = 'Open in Parts';
    const text =
      'This log is above 50 MB, and VS Code gives such files to no extension: errors are marked, and the mouse shows a short text. The whole card can be shown in the log, and in parts of the log everything works.';
    const commands: Readonly<Record<string, CommandId>> = {
      [show]: 'iplogLens.showCard',
      [parts]: 'iplogLens.goToLineOrTime',
    };
    // Not waited for: the reader may answer later, or never.
    void tellInformation(text, show, parts).then((answer) => {
      const command = answer === undefined ? undefined : commands[answer];
      return command === undefined
        ? undefined
        : vscode.commands.executeCommand(command, vscode.Uri.parse(uri));
    });
  }

  #tellEdits(uri: string, tab: vscode.Tab): void {
    const key = `edits ${uri}`;
    if (!tab.isDirty) this.#told.delete(key);
    if (!tab.isDirty || this.#told.has(key)) return;
    this.#told.add(key);
    void tellWarning(
      `${tab.label} has unsaved edits, which VS Code shows to no extension in a file of this size. What is marked is the file on disk.`,
    );
  }
}

/** Tabs that show the text of a file on disk, by uri. */
function textTabs(): Map<string, vscode.Tab> {
  const tabs = new Map<string, vscode.Tab>();
  for (const tab of vscode.window.tabGroups.all.flatMap((group) => group.tabs)) {
    if (!(tab.input instanceof vscode.TabInputText) || tab.input.uri.scheme !== 'file') continue;
    const uri = normaliseUri(tab.input.uri.toString());
    if (!tabs.has(uri) || tab.isActive) tabs.set(uri, tab);
  }
  return tabs;
}
