import * as vscode from 'vscode';
import { type Settings, defaultSettings } from '#protocol';

/** The settings as they are now. Read them at use: then nothing has to be restarted when they change. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  return vscode.workspace.getConfiguration(undefined, scope).get<Settings>('iplogLens', defaultSettings);
}
