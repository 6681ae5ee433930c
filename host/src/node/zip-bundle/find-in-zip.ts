import type { LogSource, Problem } from '#engine';
import { BlockReader, type ByteReader } from '../byte-reader.ts';
import { isCalledZip, lookAt } from '../not-a-log.ts';
import { ProblemTally } from '../problem-tally.ts';
import { toProblem } from '../source-error.ts';
import { Allowance, type BundleLimits } from './limits.ts';
import { listArchive } from './list-archive.ts';
import { locateEntry } from './locate-entry.ts';
import { NestedMemory, type NestedSizes } from './nested-memory.ts';
import { openNestedZip } from './open-nested-zip.ts';
import { tellRefusal } from './refuse-entry.ts';
import type { ZipEntry } from './zip-entry.ts';
import { createZipEntrySource, type EntryPlace } from './zip-entry-source.ts';

/** What a search through an archive needs to know and to tell. */
export interface ZipSearch {
  /** State of the outermost archive, which its entries share. */
  readonly version: string;
  readonly limits: BundleLimits;
  readonly onProblem: (problem: Problem) => void;
  /** A file that is plainly not a log was left out; `kind` says whether it is an archive of another kind. */
  readonly onSkip: (path: string, kind: 'other-archive' | 'not-a-log') => void;
  /** False for paths that nobody asked for. */
  readonly wanted: (path: string) => boolean;
  /** True where inner zips that are too large to be held in memory are refused. */
  readonly inMemoryOnly?: boolean;
  /** Other sizes than the usual. */
  readonly sizes?: Partial<NestedSizes>;
}

/**
 * The logs in a zip and in the zips inside it, in the order of their names; those of a large inner zip in the order of
 * their places, so that one pass through it is enough for who reads each before the next is asked for. Nothing is unpacked to disk. What cannot
 * be read is told, the rest goes on.
 */
export async function* findInZip(
  reader: ByteReader,
  shown: string,
  search: ZipSearch,
): AsyncGenerator<LogSource> {
  const allowance = new Allowance(search.limits, reader.byteLength);
  const memory = new NestedMemory(search.limits, search.sizes);
  yield* findInArchive(
    { reader: new BlockReader(reader), shown, depth: 1 },
    { ...search, allowance, memory },
  );
}

interface Archive {
  readonly reader: ByteReader;
  readonly shown: string;
  /** 1 for the outermost. */
  readonly depth: number;
}

interface ArchiveSearch extends ZipSearch {
  readonly allowance: Allowance;
  readonly memory: NestedMemory;
}

async function* findInArchive(archive: Archive, search: ArchiveSearch): AsyncGenerator<LogSource> {
  const { reader, shown } = archive;
  try {
    await reader.acquire();
  } catch (error) {
    search.onProblem(toProblem(shown, error));
    return;
  }
  const tally = new ProblemTally(shown);
  try {
    const entries = await listArchive(reader, shown, search.allowance, tally);
    const inOrder =
      reader.goesForward === true ? entries.toSorted((a, b) => a.headerOffset - b.headerOffset) : entries;
    for (const entry of inOrder) {
      const path = `${shown}!/${entry.name}`;
      if (search.wanted(path)) yield* offerEntry(entry, path, archive, search, tally);
    }
  } catch (error) {
    search.onProblem(toProblem(shown, error));
  } finally {
    await reader.release();
    tally.take().forEach(search.onProblem);
  }
}

/** One entry as a source, or the sources in it where it is a zip. */
async function* offerEntry(
  entry: ZipEntry,
  shown: string,
  { reader, depth }: Archive,
  search: ArchiveSearch,
  tally: ProblemTally,
): AsyncGenerator<LogSource> {
  const data = await locateEntry(reader, entry);
  if (!('start' in data)) {
    tellRefusal(tally, entry.name, data);
    return;
  }
  const { start, head } = data;
  const place: EntryPlace = { reader, entry, start, shown, limits: search.limits };
  const looks = lookAt(entry.name, head);
  if (looks === 'zip') yield* findInNested(place, depth + 1, search);
  else if (looks === 'maybe-log') {
    if (isCalledZip(entry.name) && head.length > 0) search.onProblem(calledZip(shown));
    yield createZipEntrySource(place, search.version);
  } else search.onSkip(shown, looks);
}

async function* findInNested(
  place: EntryPlace,
  depth: number,
  search: ArchiveSearch,
): AsyncGenerator<LogSource> {
  const { shown, limits } = place;
  if (depth > limits.depth) {
    const message = `It is zip number ${depth} in one another, past the limit "depth" (${limits.depth}): unpack it, or raise the limit.`;
    search.onProblem({ kind: 'zip-depth', source: shown, message });
    return;
  }
  const onDamage = (error: unknown): void => search.onProblem(toProblem(shown, error));
  const reader = openNestedZip(place, search, onDamage);
  yield* findInArchive({ reader, shown, depth }, search);
}

/** A file is called `.zip` and is none; it is read as what it looks like. */
export function calledZip(shown: string): Problem {
  const message = 'It is called a zip but is none; it was read as text.';
  return { kind: 'not-a-zip', source: shown, message };
}
