import { logKey, readLogName } from '../case/log-name.ts';
import type { Occurrence, SourcePlace } from '../model/scan-result.ts';
import type { FoundInSource } from './source-findings.ts';

/**
 * `NAME-Errors.log` repeats records of `NAME.log` in the same folder (log-formats.md 1.1), also across their archived
 * parts. The same record in both is one occurrence with two places.
 */
export interface TwinResult {
  /** Occurrences to leave out, because they stand as `also` at their twin. */
  readonly dropped: ReadonlySet<Occurrence>;
  /** Second places by the occurrence that keeps the count. */
  readonly also: ReadonlyMap<Occurrence, readonly SourcePlace[]>;
  /** How many records of a signature were counted twice. */
  readonly countedTwice: ReadonlyMap<string, number>;
}

/** Pairs the findings of all sources of a scan. */
export function findTwins(sources: readonly FoundInSource[]): TwinResult {
  const dropped = new Set<Occurrence>();
  const also = new Map<Occurrence, SourcePlace[]>();
  const countedTwice = new Map<string, number>();
  for (const { main, errors } of families(sources)) {
    if (main.length === 0 || errors.length === 0) continue;
    const ids = new Set(errors.flatMap((source) => [...source.groups.keys()]));
    for (const id of ids) {
      const inMain = new Map<number, { left: number; kept: Occurrence[] }>();
      for (const source of main) {
        const sample = source.groups.get(id)?.sample;
        if (sample === undefined) continue;
        for (const key of sample.keys) {
          const entry = inMain.get(key);
          if (entry === undefined) inMain.set(key, { left: 1, kept: [] });
          else entry.left++;
        }
        for (const { key, occurrence } of sample.kept) inMain.get(key)?.kept.push(occurrence);
      }
      for (const source of errors) {
        const sample = source.groups.get(id)?.sample;
        if (sample === undefined) continue;
        const kept = new Map<number, Occurrence[]>();
        for (const { key, occurrence } of sample.kept) {
          const list = kept.get(key);
          if (list === undefined) kept.set(key, [occurrence]);
          else list.push(occurrence);
        }
        for (const key of sample.keys) {
          const twin = inMain.get(key);
          if (twin === undefined || twin.left === 0) continue;
          twin.left--;
          countedTwice.set(id, (countedTwice.get(id) ?? 0) + 1);
          const here = kept.get(key)?.shift();
          if (here === undefined) continue;
          dropped.add(here);
          const there = twin.kept.shift();
          if (there !== undefined) {
            also.set(there, [{ source: here.source, line: here.line, endLine: here.endLine }]);
          }
        }
      }
    }
  }
  return { dropped, also, countedTwice };
}

interface Family {
  readonly main: FoundInSource[];
  readonly errors: FoundInSource[];
}

function families(sources: readonly FoundInSource[]): Iterable<Family> {
  const found = new Map<string, Family>();
  for (const source of sources) {
    const name = readLogName(source.path);
    if (name === undefined) continue;
    const key = logKey({ ...name, isErrors: false });
    let family = found.get(key);
    if (family === undefined) found.set(key, (family = { main: [], errors: [] }));
    (name.isErrors ? family.errors : family.main).push(source);
  }
  return found.values();
}
