import * as vscode from 'vscode';
import type { FindingRef } from '#protocol';
import type { FindingStore } from './finding-store.ts';
import { type LocatedFinding, findAtLine, findByRef } from './located-finding.ts';
import { isFindingNode } from './tree/finding-node.ts';
import { tellInformation } from '../tell.ts';

/**
 * Which finding a command means. A row of the tree gives its own; a link or a code action gives a {@link FindingRef};
 * from the palette or an editor's menu it is the one at the cursor.
 */
export function findFinding(findings: FindingStore, argument: unknown): LocatedFinding | undefined {
  if (isFindingNode(argument)) return argument.finding;
  if (isFindingRef(argument)) {
    const source = argument.uri === undefined ? undefined : findings.find(normaliseUri(argument.uri));
    return source === undefined ? undefined : findByRef(source, argument);
  }
  const editor = vscode.window.activeTextEditor;
  const source = editor === undefined ? undefined : findings.find(editor.document.uri.toString());
  return editor === undefined || source === undefined
    ? undefined
    : findAtLine(source, editor.selection.active.line);
}

/** One spelling for each uri: server and editor escape colons and blanks differently. */
export function normaliseUri(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

export function isFindingRef(value: unknown): value is FindingRef {
  return (
    typeof value === 'object' &&
    value !== null &&
    'signatureId' in value &&
    typeof value.signatureId === 'string' &&
    (!('uri' in value) || value.uri === undefined || typeof value.uri === 'string') &&
    (!('line' in value) || value.line === undefined || typeof value.line === 'number')
  );
}

/** Said when a command finds nothing to work on. */
export function sayNoFinding(): void {
  void tellInformation(
    'There is no known error here. Put the cursor on a marked line, or choose one in the Findings view.',
  );
}
