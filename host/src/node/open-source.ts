import type { LogSource, Problem } from '#engine';
import { type FindOptions, findSources } from './find-sources.ts';
import { SourceError } from './source-error.ts';

/**
 * Opens one source again by the path that a report shows, also inside zips (`case.zip!/Logs/x.log`): to show an
 * excerpt of it, or to scan it in a worker, which is sent paths and never bytes. Rejects with a {@link SourceError}.
 */
export async function openSource(path: string, limits: FindOptions['limits'] = {}): Promise<LogSource> {
  const problems: Problem[] = [];
  for await (const source of findSources([path], {
    limits,
    onProblem: (problem) => problems.push(problem),
  })) {
    if (source.path === path) return source;
    // Another path than the one asked for lies in a folder or zip of that name.
    break;
  }
  const [first] = problems;
  throw new SourceError(
    first?.kind ?? 'unreadable',
    first?.source ?? path,
    first?.message ?? 'It is a folder or a zip, and no log of its own.',
  );
}
