import type { Problem, SearchHit, SearchQuery } from '#engine';
import type {
  DocumentUri,
  PartialResultParams,
  WorkDoneProgressParams,
} from 'vscode-languageserver-protocol';

export type { SearchHit, SearchQuery } from '#engine';

/**
 * `iplogLens/search`: look for a text or an expression in files, folders and zips, from disk. Places come by `$/progress`
 * for `partialResultToken` as {@link FoundPlaces} while it runs, progress for `workDoneToken`; `$/cancelRequest` ends
 * it early, and the answer then says `cancelled`.
 */
export interface SearchParams extends WorkDoneProgressParams, PartialResultParams {
  /** Files, folders, zips, and what is mounted of zips. */
  readonly uris: readonly DocumentUri[];
  readonly query: SearchQuery;
}

/** Places in one source, in order; more of the same source may follow. */
export interface FoundPlaces {
  readonly uri: DocumentUri;
  /** Path as reports show it. Untrusted text. */
  readonly path: string;
  readonly hits: readonly SearchHit[];
}

export interface SearchSummary {
  /** Files that were read. */
  readonly sources: number;
  readonly sourcesWithHits: number;
  readonly hits: number;
  readonly problems: readonly Problem[];
  /** `limit`: there are more places than are told. `stopped`: a problem says what went wrong. */
  readonly ended: 'complete' | 'limit' | 'cancelled' | 'stopped';
}
