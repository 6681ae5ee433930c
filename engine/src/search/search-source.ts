import type { Problem } from '../model/scan-result.ts';
import type { SearchHit, SourceSearch } from '../model/search.ts';
import type { Cancellation, LogSource } from '../model/source.ts';
import { toReadProblem } from '../scan/read-problem.ts';
import { LineSearcher } from './line-searcher.ts';
import type { SearchExpression } from './parse-query.ts';

export interface SourceSearchOptions {
  /** Called for each place; false ends the search of this source. */
  readonly onHit: (hit: SearchHit) => boolean;
  /** Called before an expression that may take long runs on a line, zero-based. */
  readonly beforeLine?: (line: number) => void;
  /** Called around work, never around reading: true before, false after a chunk was searched. */
  readonly onWork?: (isWorking: boolean) => void;
  readonly onProgress?: (sourceBytes: number) => void;
  readonly cancellation?: Cancellation;
}

/** Looks for an expression in one source. Never rejects: what could not be read is in the result. */
export async function searchSource(
  source: LogSource,
  expression: SearchExpression,
  options: SourceSearchOptions,
): Promise<SourceSearch> {
  const { path } = source;
  const searcher = new LineSearcher(expression, options);
  const problems: Problem[] = [];
  let bytes = 0;
  const work = (step: () => void): void => {
    options.onWork?.(true);
    step();
    options.onWork?.(false);
  };
  try {
    for await (const chunk of source.read()) {
      work(() => searcher.push(chunk));
      bytes += chunk.length;
      options.onProgress?.(bytes);
      if (searcher.isDone || options.cancellation?.isCancellationRequested === true) break;
    }
  } catch (error) {
    problems.push(toReadProblem(path, error));
  }
  if (options.cancellation?.isCancellationRequested !== true) work(() => searcher.end());
  const [longLine] = searcher.longLines;
  if (longLine !== undefined)
    problems.push({
      kind: 'line-too-long',
      source: path,
      line: longLine + 1,
      message:
        'A line is longer than 1 MB; it was searched in pieces, and what spans two pieces is not found.',
    });
  if (searcher.isBinary)
    problems.push({
      kind: 'binary',
      source: path,
      message: 'This is no text; nothing was looked for in it.',
    });
  return { path, bytes, problems };
}
