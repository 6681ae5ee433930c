import * as vscode from 'vscode';
import type { FindingRef } from '#protocol';
import type { FindingStore } from './finding-store.ts';
import { findFinding, isFindingRef } from './finding-argument.ts';
import { type LocatedFinding, refOf } from './located-finding.ts';
import { formatCaptures, formatCount } from './tree/finding-labels.ts';
import { plainLabel } from '../plain-label.ts';

/**
 * Which finding a command means; where the cursor can not be asked, because VS Code gives us no editor of a file above
 * 50 MB, the reader chooses one of those in the file.
 */
export async function chooseFinding(
  findings: FindingStore,
  argument: unknown,
): Promise<LocatedFinding | undefined> {
  const uri = argument instanceof vscode.Uri ? argument : findShownUri();
  const hasEditor = vscode.window.activeTextEditor?.document.uri.toString() === uri?.toString();
  const isFile = argument === undefined || argument instanceof vscode.Uri;
  if (!isFile || hasEditor || uri === undefined) return findFinding(findings, argument);
  const source = findings.find(uri.toString());
  if (source === undefined) return findFinding(findings, argument);
  const items = source.groups.flatMap((group) =>
    group.occurrences.map((occurrence) => ({
      label: plainLabel(group.title),
      description: `Line ${formatCount(occurrence.range.start.line + 1)}`,
      detail: plainLabel([occurrence.time, formatCaptures(occurrence.captures)].filter(Boolean).join(' · ')),
      finding: { source, group, occurrence },
    })),
  );
  if (items.length === 0) return undefined;
  const options = {
    title: source.name,
    placeHolder: 'Which finding of this file?',
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.finding;
}

/** The same as a reference, which also names findings that the store has forgotten. */
export async function chooseFindingRef(
  findings: FindingStore,
  argument: unknown,
): Promise<FindingRef | undefined> {
  if (isFindingRef(argument)) return argument;
  const finding = await chooseFinding(findings, argument);
  return finding === undefined ? undefined : refOf(finding);
}

/** What the active tab shows, also where VS Code has no editor for us. */
export function findShownUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}
