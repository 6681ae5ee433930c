import * as vscode from 'vscode';
import type { CommandId, ExcerptRef } from '#protocol';
import { excerptScheme, findExcerptRef } from './excerpt-ref.ts';
import type { Feature } from '../feature.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';

/** Says at both ends of an excerpt what it is, and leads on. */
export const excerptLenses: Feature = () =>
  vscode.languages.registerCodeLensProvider(
    { scheme: excerptScheme },
    {
      provideCodeLenses: (document) => {
        const ref = findExcerptRef(document.uri);
        if (ref === undefined) return [];
        const last = document.lineCount - 1;
        return [
          ...lensesAt(0, ref, 'iplogLens.previousExcerpt', 'Previous part'),
          ...lensesAt(last, ref, 'iplogLens.nextExcerpt', 'Next part'),
        ];
      },
    },
  );

function lensesAt(line: number, ref: ExcerptRef, command: CommandId, title: string): vscode.CodeLens[] {
  const at = new vscode.Range(line, 0, line, 0);
  const lens = (title: string, command: CommandId): vscode.CodeLens =>
    new vscode.CodeLens(at, { title, command });
  return [
    lens(
      `Lines ${formatCount(ref.firstLine + 1)} to ${formatCount(ref.endLine)} of the log`,
      'iplogLens.goToLineOrTime',
    ),
    lens(title, command),
    lens('Go to line or time...', 'iplogLens.goToLineOrTime'),
  ];
}
