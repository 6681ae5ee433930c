import { stat } from 'node:fs/promises';
import { showVersion } from './file-reader.ts';
import { inTime } from './in-time.ts';
import { SourceError } from './source-error.ts';

/** A zip on disk. */
export interface FoundArchive {
  readonly path: string;
  /** Differs once the file does. */
  readonly version: string;
}

/**
 * The file on disk that a path is, or that it leads into (`case.zip!/Logs`, `case.zip!`): the outermost, since all
 * others are inside it. Rejects with a {@link SourceError} where there is none.
 */
export async function findArchive(path: string): Promise<FoundArchive> {
  const ends = [...path.matchAll(/!(?=\/|$)/g)].map(({ index }) => index);
  for (const end of [...ends, path.length]) {
    const candidate = path.slice(0, end);
    const state = await inTime(stat(candidate)).catch(() => undefined);
    if (state?.isFile() === true) return { path: candidate, version: showVersion(state) };
  }
  throw new SourceError(
    'not-found',
    path,
    'The zip is not there any more, or it was renamed or may not be read.',
  );
}
