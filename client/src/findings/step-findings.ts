import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { findShownUri } from './choose-finding.ts';
import { normaliseUri } from './finding-argument.ts';
import { openPlace, toLogPlace } from '../logs/open-place.ts';
import { findExcerptRef } from '../excerpts/excerpt-ref.ts';
import { registerCommand } from '../register-command.ts';
import { formatCount } from './tree/finding-labels.ts';
import { stepFinding } from './tree/step-finding.ts';
import { tellInStatusBar, tellInformation } from '../tell.ts';

/** Goes from finding to finding over all files of the case, as far as the filter shows them. */
export const stepFindings: Feature = (context) =>
  vscode.Disposable.from(
    registerCommand('iplogLens.nextFinding', async () => await step(context, 1)),
    registerCommand('iplogLens.previousFinding', async () => await step(context, -1)),
  );

async function step(context: FeatureContext, direction: 1 | -1): Promise<void> {
  const { shown } = context;
  const found = stepFinding(shown.sources(), whereIsReader(), direction);
  if (found === undefined) {
    void tellInformation(
      shown.isFiltered
        ? 'The filter of the Findings view hides all known errors.'
        : 'No known error was found yet.',
    );
    return;
  }
  const { source, occurrence, position, total, wrapped } = found;
  await openPlace(context, toLogPlace({ uri: source.uri, range: occurrence.range }));
  const turn = !wrapped ? '' : direction === 1 ? ', from the beginning again' : ', from the end again';
  tellInStatusBar(`Known error ${formatCount(position)} of ${formatCount(total)}, ${source.name}${turn}`);
}

/** The cursor of the text in front; before the first line of one that VS Code does not show us; else none. */
function whereIsReader(): { uri: string; line: number } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    const shown = findShownUri();
    return shown === undefined ? undefined : { uri: shown.toString(), line: -1 };
  }
  const { uri } = editor.document;
  const { line } = editor.selection.active;
  const excerpt = findExcerptRef(uri);
  return excerpt === undefined
    ? { uri: uri.toString(), line }
    : { uri: normaliseUri(excerpt.source), line: excerpt.firstLine + line };
}
