import type { Problem, SearchHit, SearchQuery } from '#engine';
import type { BundleLimits } from '../zip-bundle/limits.ts';

/** What a searching thread is started with. */
export interface SearchSetup {
  readonly query: SearchQuery;
  /** As `findSources` takes them. */
  readonly paths: readonly string[];
  /** Places after which the search ends. */
  readonly limit: number;
  readonly zipLimits: Partial<BundleLimits>;
  /** Shared, so that whoever started the thread sees whether an expression still moves, see {@link Pulse}. */
  readonly pulse: SharedArrayBuffer;
}

/** Fields of the shared pulse, as 32-bit numbers. */
export const Pulse = {
  /** 1 while the expression runs, 0 while files are read. */
  working: 0,
  /** Goes up with every line. */
  beat: 1,
  /** Zero-based line. */
  line: 2,
  length: 3,
} as const;

/** What is told of a search while it runs, in the order in which it happens. */
export type SearchEvent =
  | { readonly kind: 'source'; readonly path: string }
  | { readonly kind: 'hits'; readonly path: string; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'bytes'; readonly path: string; readonly totalBytes: number }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The search is over; `limit` where more places than were asked for were found. */
  | { readonly kind: 'end'; readonly ended: 'complete' | 'limit' };
