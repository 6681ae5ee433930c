import { realpath, stat } from 'node:fs/promises';
import type { LogSource, Problem } from '#engine';
import { createFileLogSource } from './file-log-source.ts';
import { FileReader, showVersion } from './file-reader.ts';
import { inTime } from './in-time.ts';
import { type FileLook, lookIntoFile } from './look-into-file.ts';
import { isCalledZip, lookAt } from './not-a-log.ts';
import { ProblemTally } from './problem-tally.ts';
import { SourceError, toProblem } from './source-error.ts';
import { createStandardInputSource } from './standard-input.ts';
import { type FoundFile, notAFile, walkFolder } from './walk-folder.ts';
import { calledZip, findInZip } from './zip-bundle/find-in-zip.ts';
import { type BundleLimits, defaultLimits } from './zip-bundle/limits.ts';

/** Each takes one of the four threads by which Node reads files, and does not give it back. */
const MOST_SILENT = 2;

const silence =
  'Several of its files did not answer, so the others below it were not tried: check the connection, or copy it first.';

export interface FindOptions {
  /** Those that differ from {@link defaultLimits}. */
  readonly limits?: Partial<BundleLimits>;
  /** Called for everything that is left out or cannot be read; the search goes on. */
  readonly onProblem: (problem: Problem) => void;
  /** True for who only wants a quick look: inner zips that are too large to be held in memory are refused. */
  readonly inMemoryOnly?: boolean;
}

/**
 * Everything under `paths` that may be a log: files, folders, zips and the zips inside them, parts of a zip as reports
 * show them (`case.zip!/Logs`), and `-` for standard input. Sources come sorted by name within each path, each file
 * once; what is in a large inner zip comes by its place there. Never rejects. A zip stays open, and inner zips stay in
 * memory, until its sources are through: read each source before the next is asked for where that is possible.
 */
export async function* findSources(
  paths: readonly string[],
  options: FindOptions,
): AsyncGenerator<LogSource> {
  const limits = { ...defaultLimits, ...options.limits };
  const seen = new Set<string>();
  for (const given of paths) {
    if (given === '-') yield createStandardInputSource();
    else yield* new PathSearch(given, limits, options, seen).find();
  }
}

/** What lies under one path that was asked for. */
class PathSearch {
  readonly #given: string;
  readonly #limits: BundleLimits;
  readonly #onProblem: (problem: Problem) => void;
  readonly #inMemoryOnly: boolean;
  /** Real paths of the files that were offered, over all paths. */
  readonly #seen: Set<string>;
  readonly #skipped: ProblemTally;
  /** Files and folders that gave no answer at all. */
  #silent = 0;

  constructor(given: string, limits: BundleLimits, options: FindOptions, seen: Set<string>) {
    this.#given = given;
    this.#limits = limits;
    this.#inMemoryOnly = options.inMemoryOnly ?? false;
    this.#onProblem = (problem) => {
      options.onProblem(problem);
      if (problem.kind === 'no-answer' && ++this.#silent === MOST_SILENT)
        throw new SourceError('no-answer', this.#given, silence);
    };
    this.#seen = seen;
    this.#skipped = new ProblemTally(given);
  }

  async *find(): AsyncGenerator<LogSource> {
    try {
      const { outer, isFolder } = await this.#resolve();
      if (outer.shown !== this.#given) yield* this.#findInside(outer);
      else if (isFolder)
        for await (const file of walkFolder(outer, this.#onProblem)) yield* this.#offer(file, () => true);
      else yield* this.#offer(outer, () => true);
    } catch (error) {
      this.#onProblem(toProblem(this.#given, error));
    }
    this.#skipped.take().forEach(this.#onProblem);
  }

  /** The file or folder on disk that the given path is, or that it leads into (`case.zip!/Logs`). */
  async #resolve(): Promise<{ outer: FoundFile; isFolder: boolean }> {
    for (let shown = this.#given; ;) {
      try {
        const real = await inTime(realpath(shown));
        return { outer: { shown, real }, isFolder: (await inTime(stat(real))).isDirectory() };
      } catch (error) {
        const inside = shown.lastIndexOf('!/');
        if (inside <= 0) throw error;
        shown = shown.slice(0, inside);
      }
    }
  }

  /** A part of a zip: the zips on the way to it, and what lies under it. */
  async *#findInside(outer: FoundFile): AsyncGenerator<LogSource> {
    const given = this.#given.replace(/\/$/, '');
    const wanted = (path: string): boolean =>
      path === given ||
      path.startsWith(`${given}/`) ||
      path.startsWith(`${given}!/`) ||
      given.startsWith(`${path}!/`);
    let found = false;
    for await (const source of this.#offer(outer, wanted)) {
      found = true;
      yield source;
    }
    const message = 'There is no such file or folder in the zip, or it could not be read.';
    if (!found) this.#onProblem({ kind: 'not-found', source: this.#given, message });
  }

  async *#offer(file: FoundFile, wanted: (path: string) => boolean): AsyncGenerator<LogSource> {
    const { shown, real } = file;
    // A part of a zip is not the whole of it, so it is no reason to leave out the rest later.
    const key = this.#given.startsWith(`${shown}!/`) ? this.#given : real;
    if (this.#seen.has(key)) {
      this.#skipped.add('same-file', shown, '{} left out that was read under another name', [
        'file',
        'files',
      ]);
      return;
    }
    this.#seen.add(key);
    let looked: FileLook | undefined;
    try {
      looked = await lookIntoFile(real);
    } catch (error) {
      this.#onProblem(toProblem(shown, error));
      return;
    }
    if (looked === undefined) {
      this.#onProblem(notAFile(shown));
      return;
    }
    const { state, head } = looked;
    const looks = lookAt(shown, head);
    if (looks === 'zip')
      yield* findInZip(new FileReader(real, shown, state), shown, {
        version: showVersion(state),
        limits: this.#limits,
        onProblem: this.#onProblem,
        onSkip: this.#skip,
        wanted,
        inMemoryOnly: this.#inMemoryOnly,
      });
    else if (looks === 'maybe-log') {
      if (isCalledZip(shown)) this.#onProblem(calledZip(shown));
      yield createFileLogSource(shown, {
        byteLength: state.size,
        file: real,
        version: showVersion(state),
      });
    } else this.#skip(shown, looks);
  }

  readonly #skip = (shown: string, looks: 'other-archive' | 'not-a-log'): void => {
    const name = shown.startsWith(this.#given)
      ? shown.slice(this.#given.length).replace(/^(!?\/|\\)/, '')
      : shown;
    if (looks === 'not-a-log')
      this.#skipped.add('skipped-binary', name || shown, '{} left out that are plainly no logs', [
        'file',
        'files',
      ]);
    else
      this.#skipped.add('other-archive', name || shown, '{} not opened (only zip is; unpack first)', [
        'archive',
        'archives',
      ]);
  };
}
