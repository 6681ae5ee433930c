import * as vscode from 'vscode';
import type { CommandId, SearchSummary } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { openBundleUris } from '../bundles/open-bundles.ts';
import { registerCommand } from '../register-command.ts';
import { askForPlace, askForQuery, isReadable, type SearchPlace, toPlace } from './ask-for-search.ts';
import { describeQuery, describeResults } from './describe-search.ts';
import type { AskedSearch } from './search-results.ts';
import { tellInStatusBar, tellInformation, tellWarning } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

/** Looks for a text in all logs of folders and zips; VS Code's own search does not look into zips. */
export const searchCommand: Feature = (context) => {
  const { extension, search: results } = context;
  const searchIn = async (place: SearchPlace | undefined): Promise<void> => {
    if (place === undefined) return;
    const query = await askForQuery(results.asked?.query);
    if (query === undefined) return;
    await search(context, { query, where: place.name, uris: place.uris.map((uri) => uri.toString()) });
  };
  return vscode.Disposable.from(
    registerCommand('iplogLens.search', async () => {
      await searchIn(await askForPlace(openBundleUris(extension.workspaceState)));
    }),
    registerCommand('iplogLens.searchResource', async (clicked, selected) => {
      const uris = (Array.isArray(selected) && selected.length > 0 ? selected : [clicked]).filter(
        (value) => value instanceof vscode.Uri && isReadable(value),
      );
      if (uris.length > 0) await searchIn(toPlace(uris));
    }),
    registerCommand('iplogLens.searchAgain', async () => {
      if (results.asked !== undefined) await search(context, { ...results.asked });
    }),
    registerCommand('iplogLens.changeSearch', async () => {
      const { asked } = results;
      const query = asked === undefined ? undefined : await askForQuery(asked.query);
      if (asked !== undefined && query !== undefined) await search(context, { ...asked, query });
    }),
  );
};

let searches = 0;

async function search(
  { server, output, search: results }: FeatureContext,
  asked: AskedSearch,
): Promise<void> {
  const token = `search-${++searches}`;
  results.begin(asked);
  await vscode.commands.executeCommand('iplogLens.searchResults.focus');
  const title = `Searching for ${describeQuery(asked.query)}`;
  const end = new vscode.CancellationTokenSource();
  const answered = vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title },
    async (progress, cancelled) => {
      await server.start();
      const listeners = [
        cancelled.onCancellationRequested(() => end.cancel()),
        // Another search, or none, is shown: nobody waits for this one.
        results.onDidChange(() => {
          if (results.asked !== asked) end.cancel();
        }),
        server.onProgress(`${token}-progress`, (message) =>
          progress.report(message === undefined ? {} : { message: plainLabel(message) }),
        ),
        server.onFoundPlaces(token, (found) => results.add(asked, found)),
      ];
      try {
        const params = {
          uris: asked.uris,
          query: asked.query,
          partialResultToken: token,
          workDoneToken: `${token}-progress`,
        };
        return await server.request('iplogLens/search', params, end.token);
      } finally {
        for (const listener of listeners) listener.dispose();
      }
    },
  );
  const summary = await answered.then(undefined, (error: unknown) => {
    results.end(asked, broken);
    throw error;
  });
  if (results.asked !== asked) return;
  if ('refused' in summary) {
    results.clear();
    void tellWarning(summary.refused);
    return;
  }
  results.end(asked, summary);
  for (const { source, line, message } of summary.problems)
    output.warn(`${[source, line].filter((part) => part !== undefined).join(':')}: ${message}`);
  const reason = summary.ended === 'stopped' ? ` ${summary.problems.at(-1)?.message ?? ''}` : '';
  void tell(describeResults(results) + reason, summary.hits === 0 || summary.ended === 'stopped');
}

/** Where the server died over it. */
const broken: SearchSummary = { sources: 0, sourcesWithHits: 0, hits: 0, problems: [], ended: 'stopped' };

/** What the view says is enough where there is something to see; nothing found, or a broken search, is said aloud. */
async function tell(text: string, aloud: boolean): Promise<void> {
  if (!aloud) {
    tellInStatusBar(text);
    return;
  }
  const change = 'Change Search';
  const command: CommandId = 'iplogLens.changeSearch';
  if ((await tellInformation(text, change)) === change) await vscode.commands.executeCommand(command);
}
