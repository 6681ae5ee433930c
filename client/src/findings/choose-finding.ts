import * as vscode from 'vscode';
import type { FindingRef } from '#protocol';
import type { FindingStore } from './finding-store.ts';
import { isFindingRef, normaliseUri, sayNoFinding } from './finding-argument.ts';
import { type LocatedFinding, findAllAt, findByRef, refOf } from './located-finding.ts';
import { formatCaptures, formatCount, formatTime } from './tree/finding-labels.ts';
import { isFindingNode } from './tree/finding-node.ts';
import { plainLabel } from '../plain-label.ts';

/**
 * Which finding a command means; undefined when the reader was told that there is none, or chose none of several.
 */
export async function chooseFinding(
  findings: FindingStore,
  argument: unknown,
): Promise<LocatedFinding | undefined> {
  const { candidates, question } = findCandidates(findings, argument);
  if (candidates.length === 0) sayNoFinding();
  return candidates.length > 1 ? await ask(candidates, question) : candidates[0];
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

/** What the active tab shows, also where VS Code has no editor for us; of two files side by side the right one. */
export function findShownUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : vscode.window.activeTextEditor?.document.uri;
}

/**
 * A row of the tree gives its own finding; a link or a code action gives a {@link FindingRef}; from the palette or an
 * editor's menu those at the cursor are meant. The cursor can not be asked where VS Code gives us no editor, as in a file
 * above 50 MB: then all of the file.
 */
function findCandidates(
  findings: FindingStore,
  argument: unknown,
): { readonly candidates: readonly LocatedFinding[]; readonly question: string } {
  const question = 'Several known errors stand here. Which one?';
  const one = (finding: LocatedFinding | undefined) => ({
    candidates: finding === undefined ? [] : [finding],
    question,
  });
  if (isFindingNode(argument)) return one(argument.finding);
  if (isFindingRef(argument)) {
    const source = argument.uri === undefined ? undefined : findings.find(normaliseUri(argument.uri));
    return one(source === undefined ? undefined : findByRef(source, argument));
  }
  const uri = argument instanceof vscode.Uri ? argument : findShownUri();
  const source = uri === undefined ? undefined : findings.find(uri.toString());
  if (uri === undefined || source === undefined) return one(undefined);
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() === uri.toString())
    return { candidates: findAllAt(source, editor.selection.active), question };
  const candidates = source.groups.flatMap((group) =>
    group.occurrences.map((occurrence) => ({ source, group, occurrence })),
  );
  return { candidates, question: 'Which finding of this file?' };
}

async function ask(
  candidates: readonly LocatedFinding[],
  placeHolder: string,
): Promise<LocatedFinding | undefined> {
  const items = candidates.map((finding) => {
    const { source, group, occurrence } = finding;
    const line = occurrence.range.start.line + (source.excerpt?.firstLine ?? 0) + 1;
    return {
      label: plainLabel(group.title),
      description: `${group.signatureId}, line ${formatCount(line)}`,
      detail: plainLabel(
        [
          occurrence.time === undefined ? '' : formatTime(occurrence.time),
          formatCaptures(occurrence.captures),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      ),
      finding,
    };
  });
  const options = {
    title: candidates[0]?.source.name ?? '',
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.finding;
}
