import * as vscode from 'vscode';
import type { SourceFindingGroup, SourceFindings } from '#protocol';
import type { Feature } from '../feature.ts';
import { openPlace, toLogPlace } from '../logs/open-place.ts';
import { registerCommand } from '../register-command.ts';
import { formatCount, severityRank } from '../findings/tree/finding-labels.ts';
import { findingsOfNode } from './tree/node-findings.ts';
import { isStatusNode } from './tree/status-tree.ts';
import { tellInformation } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

/** From a node of the status to the known errors in its logs, as far as a scan or an open log has shown them. */
export const nodeFindings: Feature = (context) =>
  registerCommand('iplogLens.showNodeFindings', async (argument) => {
    // A link in a card gives the name itself.
    const node = isStatusNode(argument) ? argument.row.node : argument;
    if (typeof node !== 'string' || node === '') return;
    const found = findingsOfNode(context.findings.sources(), node);
    if (found.length === 0) return await sayNone(node);
    const chosen = await vscode.window.showQuickPick(itemsOf(found), {
      title: `Known errors in the logs of ${node}`,
      placeHolder: 'Which one shall be shown?',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen === undefined) return;
    await openPlace(context, toLogPlace(chosen));
  });

interface Choice extends vscode.QuickPickItem {
  readonly uri: string;
  readonly range: SourceFindingGroup['occurrences'][number]['range'];
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

function itemsOf(sources: readonly SourceFindings[]): Choice[] {
  return sources
    .flatMap((source) => source.groups.map((group) => ({ source, group })))
    .sort((a, b) => severityRank(a.group.severity) - severityRank(b.group.severity))
    .flatMap(({ source, group }) =>
      group.occurrences.slice(0, 1).map(({ range }) => ({
        label: `$(${icons[group.severity]}) ${plainLabel(group.title)}`,
        description: `${formatCount(group.count)}× · ${group.signatureId}`,
        detail: plainLabel(source.name),
        uri: source.uri,
        range,
      })),
    );
}

async function sayNone(node: string): Promise<void> {
  const scan = 'Scan File or Folder...';
  const text = `No known error is listed for a log with ${node} in its path. Scan the folder with the logs of this node.`;
  if ((await tellInformation(text, scan)) === scan) {
    await vscode.commands.executeCommand('iplogLens.scan');
  }
}
