import * as vscode from 'vscode';
import type { FindingsParams, SourceFindingGroup } from '#protocol';
import type { Feature } from '../feature.ts';
import { normaliseUri } from './finding-argument.ts';

/** Fills the store with what the server sends, and takes out what belongs to documents that were closed. */
export const findingsIntake: Feature = ({ server, findings }) => {
  const isOpen = (uri: string): boolean =>
    vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri) ||
    // A file above 50 MB is shown and is no document.
    vscode.window.tabGroups.all.some((group) =>
      group.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
    );
  const take = ({ source, ...how }: FindingsParams): void => {
    const uri = normaliseUri(source.uri);
    // An answer can arrive after its document was closed; nobody would ever take it out again.
    if ((how.origin === 'document' || how.origin === 'excerpt') && !isOpen(uri)) return;
    findings.set({ ...how, source: { ...source, uri, groups: source.groups.map(withSpelling) } });
  };
  return vscode.Disposable.from(
    server.onNotification('iplogLens/findings', take),
    vscode.workspace.onDidCloseTextDocument((document) => findings.closeDocument(document.uri.toString())),
    server.onDidChangeState((state) => {
      // A new server says everything about the open documents again.
      if (state === 'stopped' || state === 'failed') findings.closeAllDocuments();
    }),
  );
};

/** Second places are compared with the uris of sources, so they are spelled alike. */
function withSpelling(group: SourceFindingGroup): SourceFindingGroup {
  if (group.repeated === undefined) return group;
  const occurrences = group.occurrences.map((occurrence) => {
    const also = occurrence.also?.map((place) => ({ ...place, uri: normaliseUri(place.uri) }));
    return also === undefined ? occurrence : { ...occurrence, also };
  });
  return { ...group, occurrences };
}
