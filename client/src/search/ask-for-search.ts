import * as vscode from 'vscode';
import type { SearchQuery } from '#protocol';
import { showName } from '../bundles/show-name.ts';
import { plainLabel } from '../plain-label.ts';

/** Where to look, with a name for people. */
export interface SearchPlace {
  readonly uris: readonly vscode.Uri[];
  readonly name: string;
}

const nothingAsked: SearchQuery = { text: '', isRegex: false, matchCase: false };

/** Asks what to look for; the buttons turn expression and case on and off, and the line below says how they stand. */
export async function askForQuery(last: SearchQuery = nothingAsked): Promise<SearchQuery | undefined> {
  const box = vscode.window.createInputBox();
  let { isRegex, matchCase } = last;
  const caseButton = { iconPath: new vscode.ThemeIcon('case-sensitive'), tooltip: 'Match Case' };
  const regexButton = { iconPath: new vscode.ThemeIcon('regex'), tooltip: 'Regular Expression' };
  const show = (): void => {
    box.prompt = `${isRegex ? 'A regular expression' : 'Plain text'}, ${
      matchCase ? 'in this case only' : 'in upper or lower case'
    }. The buttons change that.`;
    box.validationMessage = isRegex ? mistakeIn(box.value) : undefined;
  };
  box.title = 'Search in Logs';
  box.placeholder = 'What to look for, within one line';
  box.value = selectedText() ?? last.text;
  box.buttons = [caseButton, regexButton];
  show();
  try {
    return await new Promise<SearchQuery | undefined>((resolve) => {
      box.onDidTriggerButton((button) => {
        if (button === caseButton) matchCase = !matchCase;
        else isRegex = !isRegex;
        show();
      });
      box.onDidChangeValue(show);
      box.onDidAccept(() => {
        if (box.value !== '' && box.validationMessage === undefined)
          resolve({ text: box.value, isRegex, matchCase });
      });
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

/** Asks where to look: in a zip that was opened, in a folder of the workspace, or elsewhere. */
export async function askForPlace(bundles: readonly vscode.Uri[]): Promise<SearchPlace | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const known: SearchPlace[] = [
    ...bundles.map((uri) => toPlace([uri])),
    ...folders.filter(({ uri }) => isReadable(uri)).map(({ uri, name }) => ({ uris: [uri], name })),
  ];
  const all: SearchPlace = {
    uris: known.flatMap(({ uris }) => uris),
    name: 'everything that is open',
  };
  const choices: (vscode.QuickPickItem & { pick: () => Promise<SearchPlace | undefined> })[] = [
    ...(known.length > 1
      ? [{ label: '$(search) All of these', pick: async () => await Promise.resolve(all) }]
      : []),
    ...known.map((place) => ({
      label: `$(${bundles.includes(place.uris[0] as vscode.Uri) ? 'file-zip' : 'root-folder'}) ${plainLabel(place.name)}`,
      pick: async () => await Promise.resolve(place),
    })),
    { label: '$(folder) Another folder...', pick: async () => await choose('canSelectFolders') },
    { label: '$(file-zip) Zips or files...', pick: async () => await choose('canSelectFiles') },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: 'Where shall be searched?' });
  return await chosen?.pick();
}

/** What the server can read. */
export function isReadable({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'iplog-zip';
}

/** Uris with a name: that of the first, and how many more. */
export function toPlace(uris: readonly vscode.Uri[]): SearchPlace {
  const [first] = uris;
  const name = showName(first?.path.split('/').findLast((part) => part !== '') ?? '').replace(
    /(\.zip)!$/i,
    '$1',
  );
  return { uris, name: uris.length > 1 ? `${name} and ${uris.length - 1} more` : name };
}

async function choose(what: 'canSelectFiles' | 'canSelectFolders'): Promise<SearchPlace | undefined> {
  const uris = await vscode.window.showOpenDialog({
    [what]: true,
    canSelectMany: true,
    title: 'Search in Logs',
    openLabel: 'Search',
  });
  return uris === undefined || uris.length === 0 ? undefined : toPlace(uris);
}

function mistakeIn(pattern: string): string | undefined {
  try {
    return void new RegExp(pattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is selected in the editor in front, where that is within one line: people search for what they see. */
function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || !editor.selection.isSingleLine) return undefined;
  return editor.document.getText(editor.selection);
}
