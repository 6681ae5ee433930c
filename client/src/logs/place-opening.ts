import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { openPlace } from './open-place.ts';
import { registerCommand } from '../register-command.ts';

/** The command behind every place that is listed: it opens logs of any size. */
export const placeOpening: Feature = (context) =>
  registerCommand('iplogLens.openPlace', async (uri, range) => {
    if (uri instanceof vscode.Uri && range instanceof vscode.Range) await openPlace(context, { uri, range });
  });
