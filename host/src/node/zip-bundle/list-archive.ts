import { sortByPath } from '#engine';
import type { ByteReader } from '../byte-reader.ts';
import type { ProblemTally } from '../problem-tally.ts';
import { SourceError } from '../source-error.ts';
import { UniqueNames } from './entry-name.ts';
import type { Allowance } from './limits.ts';
import { DirectoryError, readDirectory, TooManyEntriesError } from './read-directory.ts';
import { refuseEntry, tellRefusal } from './refuse-entry.ts';
import { salvageEntries } from './salvage-entries.ts';
import type { ZipEntry } from './zip-entry.ts';

/**
 * The files of the zip in `reader` that may be read, sorted as a walk over the same folders would meet them. `reader`
 * is acquired. What was left out is counted in `tally`. Rejects with a {@link SourceError} where it is no zip or states
 * more entries than allowed.
 */
export async function listArchive(
  reader: ByteReader,
  shown: string,
  allowance: Allowance,
  tally: ProblemTally,
): Promise<readonly ZipEntry[]> {
  const found = await findEntries(reader, shown, allowance, tally);
  if (found.length === 0) throw new SourceError('zip-empty', shown, 'The zip has no entries.');
  if (found.every(({ name }) => name.endsWith('/')))
    throw new SourceError('zip-empty', shown, 'The zip holds folders only, and no file.');
  allowance.countEntries(found.length);
  const names = new UniqueNames();
  const entries: ZipEntry[] = [];
  for (const entry of found) {
    if (entry.name.endsWith('/')) continue;
    const refusal = refuseEntry(entry, allowance);
    if (refusal !== undefined) {
      tellRefusal(tally, entry.name, refusal);
      continue;
    }
    const name = names.take(entry.name);
    if (name !== entry.name)
      tally.add(
        'zip-duplicate-name',
        entry.name,
        'Read, and shown with a number: {} with the name of another',
        entryWords,
      );
    entries.push({ ...entry, name });
  }
  return sortByPath(entries, ({ name }) => name);
}

const entryWords = ['entry', 'entries'] as const;

/** By the directory; where it is of no use, by the headers of the entries themselves. */
async function findEntries(
  reader: ByteReader,
  shown: string,
  allowance: Allowance,
  tally: ProblemTally,
): Promise<readonly ZipEntry[]> {
  try {
    return await readDirectory(reader, allowance.entriesLeft);
  } catch (error) {
    if (error instanceof TooManyEntriesError) throw tooMany(error.count, shown, allowance);
    if (!(error instanceof DirectoryError)) throw error;
    const found = await salvageEntries(reader, allowance.entriesLeft + 1);
    if (found.length === 0) throw notAZip(shown, error);
    if (found.length > allowance.entriesLeft) throw tooMany(found.length, shown, allowance);
    for (const { name } of found)
      if (!name.endsWith('/')) tally.add('zip-damaged', name, damagedDirectory, entryWords);
    return found;
  }
}

const damagedDirectory =
  'The directory of the zip is missing or damaged, as after a download that broke off, so others may be lost ' +
  '(fetch the zip again); {} found without it';

function tooMany(count: number, shown: string, allowance: Allowance): SourceError {
  const { entries } = allowance.limits;
  const message =
    `With its ${count} entries the zip, with all zips inside it, has more than ${entries} (limit "entries"). ` +
    `Nothing of it was read: unpack it, or raise the limit.`;
  return new SourceError('zip-entries', shown, message);
}

function notAZip(shown: string, cause: unknown): SourceError {
  const message = 'It begins or is named like a zip, but is none, or nothing in it can be found any more.';
  return new SourceError('not-a-zip', shown, message, { cause });
}
