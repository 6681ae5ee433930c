import * as vscode from 'vscode';
import type { Feature } from './feature.ts';
import { registerCommand } from './register-command.ts';

/** Opens the four steps that package.json declares. */
export const walkthrough: Feature = ({ extension }) =>
  registerCommand('iplogLens.openWalkthrough', async () => {
    const category = `${extension.extension.id}#start`;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', category, false);
  });
