import * as vscode from 'vscode';
import type { CommandId } from '#protocol';

/**
 * Registers a command that package.json declares; any other id does not compile. Arguments are unknown: a command can
 * be called by a menu, a keybinding, another extension or a link.
 */
export function registerCommand(
  id: CommandId,
  run: (...values: readonly unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}

/** Values that the `when` clauses of package.json read. */
export interface ContextValues {
  'iplogLens.server': 'stopped' | 'starting' | 'running' | 'failed';
  /** True once anything was scanned, so that an empty view can say "nothing found". */
  'iplogLens.looked': boolean;
  'iplogLens.hasScan': boolean;
  'iplogLens.following': boolean;
  'iplogLens.hasFindings': boolean;
  'iplogLens.filtered': boolean;
  /** True while the results of a search are shown. */
  'iplogLens.hasSearch': boolean;
  'iplogLens.grouping': 'signature' | 'node' | 'file' | 'time';
  'iplogLens.languageOffer': boolean;
  /** Paths of the logs above 50 MB that are shown and were read. */
  'iplogLens.largeFiles': readonly string[];
  /** True while a card stands in a log. */
  'iplogLens.hasCard': boolean;
  /** True while the Scanner Status view shows anything. */
  'iplogLens.hasStatus': boolean;
  'iplogLens.statusPinned': boolean;
  'iplogLens.statusFiltered': boolean;
}

export function setContext<Key extends keyof ContextValues>(key: Key, value: ContextValues[Key]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
