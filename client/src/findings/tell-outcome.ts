import * as vscode from 'vscode';
import type { ScanSummary } from '#protocol';
import { tellInformation, tellInStatusBar, tellWarning } from '../tell.ts';
import { formatCount } from './tree/finding-labels.ts';

/** Says what came of a scan, and where to look next. */
export async function tellOutcome(summary: ScanSummary, output: vscode.LogOutputChannel): Promise<void> {
  const { sources, sourcesWithFindings, problems, ended } = summary;
  const looked = `${formatCount(sources)} ${sources === 1 ? 'file' : 'files'} read, known errors in ${formatCount(sourcesWithFindings)}.`;
  const text = ended === 'cancelled' ? `Stopped early: ${looked}` : looked;
  if (problems.length === 0 && sourcesWithFindings === 0) {
    tellInStatusBar(text);
    return;
  }
  const summarise = 'Show Case Summary';
  const showProblems = 'Show Problems';
  const answer =
    problems.length === 0
      ? await tellInformation(text, summarise)
      : await tellWarning(
          `${text} ${formatCount(problems.length)} could not be read fully.`,
          summarise,
          showProblems,
        );
  if (answer === summarise) await vscode.commands.executeCommand('iplogLens.showCaseSummary');
  if (answer === showProblems) output.show();
}
