import * as vscode from 'vscode';
import type { FindingRef } from '#protocol';
import { tellInformation } from '../tell.ts';

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
