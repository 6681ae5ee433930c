import { parseQuery, type Problem } from '#engine';
import type { FoundPlaces, Refused, SearchParams, SearchSummary } from '#protocol';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import { ByteProgress } from '../byte-progress.ts';
import type { ServerContext } from '../server-context.ts';

/** Places that are listed; who finds as many has to ask more narrowly. */
const LIMIT = 10_000;

const places = new ProgressType<FoundPlaces>();

/** Looks for a text in all logs below some uris; places are told as they are found. */
export async function search(
  context: ServerContext,
  params: SearchParams,
  token: CancellationToken,
): Promise<SearchSummary | Refused> {
  const { connection, runtime } = context;
  const { uris, query, partialResultToken } = params;
  const parsed = parseQuery(query);
  if ('refused' in parsed) return parsed;
  const progress = new ByteProgress(context, params, 'Searching', uris);
  const problems: Problem[] = [];
  const withHits = new Set<string>();
  let sources = 0;
  let hits = 0;
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  const ended = await runtime.search(uris, {
    query,
    limit: LIMIT,
    signal: abort.signal,
    onEvent(event) {
      if (event.kind === 'source') sources++;
      if (event.kind === 'problem') problems.push(event.problem);
      if (event.kind === 'hits') {
        hits += event.hits.length;
        withHits.add(event.path);
        const found = { uri: runtime.uriOf(event.path), path: event.path, hits: event.hits };
        if (partialResultToken !== undefined) void connection.sendProgress(places, partialResultToken, found);
      }
      if (event.kind === 'bytes') progress.show(event.path, event.totalBytes);
    },
  });
  listener.dispose();
  progress.done();
  return { sources, sourcesWithHits: withHits.size, hits, problems, ended };
}
