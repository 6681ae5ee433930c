import { parseQuery, type Problem } from '#engine';
import type { FoundPlaces, Refused, SearchParams, SearchSummary } from '#protocol';
import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import type { ServerContext } from '../server-context.ts';

/** Places that are listed; who finds as many has to ask more narrowly. */
const LIMIT = 10_000;
/** How often progress is told, in milliseconds. */
const INTERVAL = 150;

const places = new ProgressType<FoundPlaces>();

/** Looks for a text in all logs below some uris; places are told as they are found. */
export async function search(
  { connection, runtime }: ServerContext,
  { uris, query, workDoneToken, partialResultToken }: SearchParams,
  token: CancellationToken,
): Promise<SearchSummary | Refused> {
  const parsed = parseQuery(query);
  if ('refused' in parsed) return parsed;
  const progress =
    workDoneToken === undefined ? undefined : connection.window.attachWorkDoneProgress(workDoneToken);
  progress?.begin('Searching', undefined, undefined, true);
  const problems: Problem[] = [];
  const withHits = new Set<string>();
  const start = runtime.now();
  let sources = 0;
  let hits = 0;
  let told = start;
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
      if (event.kind === 'bytes' && runtime.now() - told >= INTERVAL) {
        told = runtime.now();
        const rate = event.totalBytes / 1000 / Math.max(told - start, 1);
        progress?.report(
          `${Math.round(event.totalBytes / 1e6)} MB, ${Math.round(rate)} MB/s, ${event.path.slice(-80)}`,
        );
      }
    },
  });
  listener.dispose();
  progress?.done();
  return { sources, sourcesWithHits: withHits.size, hits, problems, ended };
}
