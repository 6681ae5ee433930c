import type { LogSource, Problem } from '#engine';
import { type BundleLimits, findSources } from '#host';
import { expandWildcards } from './expand-wildcards.ts';
import { limitHelp, parseLimits } from './parse-limits.ts';

/** What a command reads that takes `PATH... [--limit NAME=NUMBER]...`. */
export interface CasePaths {
  readonly paths: readonly string[];
  readonly limits: Partial<BundleLimits>;
  /** Everything behind the paths, looked for while it is asked for. */
  readonly sources: AsyncIterable<LogSource>;
  /** What could not be read of it, added while it is asked for. */
  readonly problems: Problem[];
}

/** The options of such a command. */
export const caseOptions = { limit: { type: 'string', multiple: true, default: [] as string[] } } as const;

/** What its help says of them. */
export const caseHelp = {
  PATH: 'a file, a folder with all below it, or a zip with the zips in it; - is standard input',
  '--limit': limitHelp,
} as const;

/** Throws a UsageError where a limit is none. */
export async function findCase(
  named: readonly string[],
  { limit }: { readonly limit: readonly string[] },
): Promise<CasePaths> {
  const limits = parseLimits(limit);
  const paths = await expandWildcards(named);
  const problems: Problem[] = [];
  const sources = findSources(paths, { limits, onProblem: (problem) => problems.push(problem) });
  return { paths, limits, sources, problems };
}
