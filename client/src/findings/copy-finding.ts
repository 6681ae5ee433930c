import * as vscode from 'vscode';
import { chooseFindingRef } from './choose-finding.ts';
import type { Feature } from '../feature.ts';
import { sayNoFinding } from './finding-argument.ts';
import { registerCommand } from '../register-command.ts';
import { tellInStatusBar } from '../tell.ts';

/** Puts a finding on the clipboard as Markdown, to paste into a ticket. */
export const copyFinding: Feature = ({ server, findings }) =>
  registerCommand('iplogLens.copyFinding', async (argument) => {
    const finding = await chooseFindingRef(findings, argument);
    if (finding === undefined) return;
    const explained = await server.request('iplogLens/explainFinding', { finding, form: 'report' });
    if (explained === null) return sayNoFinding();
    await vscode.env.clipboard.writeText(explained.markdown);
    tellInStatusBar(`Copied: ${explained.title}`);
  });
