import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LogSource, Problem } from '#engine';
import { type BundleLimits, findSources, SourceError } from '#host';

/** What a search found, with the content of every source. */
export interface Collected {
  /** Path below `root` to content, in the order they came. */
  readonly texts: Readonly<Record<string, string>>;
  /** Path below `root` to the kind of error that ended the reading. */
  readonly errors: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** Finds and reads everything; paths are shown without `root`. */
export async function collect(
  paths: readonly string[],
  { root, limits = {} }: { root: string; limits?: Partial<BundleLimits> },
): Promise<Collected> {
  const texts: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const problems: Problem[] = [];
  const below = (name: string): string => name.replace(root + path.sep, '');
  for await (const source of findSources(paths, { limits, onProblem: (problem) => problems.push(problem) })) {
    const { bytes, error } = await readAll(source);
    texts[below(source.path)] = bytes.toString('utf8');
    if (error !== undefined) errors[below(source.path)] = error.kind;
  }
  return {
    texts,
    errors,
    problems: problems.map((problem) => ({ ...problem, source: below(problem.source ?? '') })),
  };
}

/** All bytes of a source, up to the error that ended it. */
export async function readAll(source: LogSource): Promise<{ bytes: Buffer; error: SourceError | undefined }> {
  const chunks: Buffer[] = [];
  try {
    // A chunk may be overwritten afterwards, so it is copied.
    for await (const chunk of source.read()) chunks.push(Buffer.from(chunk));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { bytes: Buffer.concat(chunks), error };
  }
  return { bytes: Buffer.concat(chunks), error: undefined };
}

/** The kinds of problems with the source of each, for comparing. */
export function kindsOf(problems: readonly Problem[]): string[] {
  return problems.map(({ kind, source }) => `${kind} ${source ?? ''}`).toSorted();
}

/** A folder that is removed after the tests of the suite that asks for it. */
export function makeFolder(): {
  root: string;
  write: (name: string, content: string | Uint8Array) => string;
} {
  const root = mkdtempSync(path.join(os.tmpdir(), 'iplog-lens-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  return { root, write };
}
