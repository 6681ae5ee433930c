import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient';
import type { FeatureContext } from '../feature.ts';
import { openExcerpt } from '../excerpts/open-excerpt.ts';
import { tellInformation } from '../tell.ts';

/** Above this VS Code gives no document to extensions; in UTF-16 units, of which a file has no more than bytes. */
const largestDocument = 50 * 1024 * 1024;

/** A place in a log. */
export interface LogPlace {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** A place as the server tells it. */
export function toLogPlace({ uri, range }: Pick<Location, 'uri' | 'range'>): LogPlace {
  const { start, end } = range;
  return {
    uri: vscode.Uri.parse(uri),
    range: new vscode.Range(start.line, start.character, end.line, end.character),
  };
}

/** Logs of which was said that they open in parts; once is enough. */
const told = new Set<string>();

/** Opens a place: in the log itself, or in an excerpt of it where VS Code would give us no document of the log. */
export async function openPlace({ server }: FeatureContext, { uri, range }: LogPlace): Promise<void> {
  const size = await sizeOf(uri);
  if (size === undefined || !isTooLarge(size)) {
    await vscode.commands.executeCommand('vscode.open', uri, { selection: selectionOf(range) });
    return;
  }
  const found = await openExcerpt(server, uri.toString(), { line: range.start.line }, selectionOf(range));
  if (found === undefined || told.has(uri.toString())) return;
  told.add(uri.toString());
  void tellInformation(whyExcerpt(size));
}

/** Longest text that is selected, in UTF-16 units. */
const longestSelection = 60;

/**
 * What is selected at a place: its text, or of a long one only its start. An editor shows the end of a selection, and
 * time, level and line numbers would be scrolled out of sight.
 */
export function selectionOf(range: vscode.Range): vscode.Range {
  const isShort = range.isSingleLine && range.end.character - range.start.character <= longestSelection;
  return isShort ? range : new vscode.Range(range.start, range.start);
}

/** Bytes of a file on disk or in a mounted zip; undefined where it has none. */
export async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}

export function isTooLarge(size: number | undefined): boolean {
  return size !== undefined && size > largestDocument;
}

function whyExcerpt(size: number): string {
  const megabytes = Math.round(size / 1024 / 1024).toLocaleString('en-US');
  return `This log has ${megabytes} MB. VS Code gives logs above 50 MB to no extension, so a part of it is shown, in which everything works. The arrows in the editor title lead to the next part.`;
}
