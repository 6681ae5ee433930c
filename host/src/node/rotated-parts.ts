import type { BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { logKey, readLogName } from '#engine';

/** A folder of temporary files is not looked through. */
const MAX_NAMES = 1000;

/** The name that a file has now, in the same folder and beginning like the old one (`NAME-Archived-00000.log`). */
export async function findRenamed(file: string, identity: BigIntStats): Promise<string | undefined> {
  for (const candidate of await findAlike(file)) {
    const state = await stat(candidate, { bigint: true }).catch(() => undefined);
    if (state !== undefined && isSameFile(state, identity)) return candidate;
  }
  return undefined;
}

/**
 * Parts that were begun and rotated away between two looks, the oldest first: those that by their numbers are newer
 * than `previous`, up to the file that is open now.
 */
export async function findBetween(file: string, previous: string, now: BigIntStats): Promise<string[]> {
  const before = readLogName(previous);
  if (before?.part === undefined) return [];
  const { part: last, countsUp } = before;
  const newer: { readonly path: string; readonly age: number }[] = [];
  for (const path of await findAlike(file)) {
    const name = readLogName(path);
    if (name?.part === undefined || logKey(name) !== logKey(before)) continue;
    const age = countsUp ? name.part - last : last - name.part;
    if (age > 0) newer.push({ path, age });
  }
  const between: string[] = [];
  for (const { path } of newer.sort((a, b) => a.age - b.age)) {
    const state = await stat(path, { bigint: true }).catch(() => undefined);
    if (state !== undefined && isSameFile(state, now)) break;
    between.push(path);
  }
  return between;
}

/** While a file is open its number is not given to another; where a share has no numbers, the birth decides. */
export function isSameFile(a: BigIntStats, b: BigIntStats): boolean {
  if (a.ino === 0n || b.ino === 0n) return a.birthtimeNs === b.birthtimeNs;
  return a.ino === b.ino && a.dev === b.dev;
}

async function findAlike(file: string): Promise<string[]> {
  const stem = path.parse(file).name.toLowerCase();
  const names = await readdir(path.dirname(file)).catch(() => []);
  return names
    .filter((name) => name.toLowerCase().startsWith(stem) && name !== path.basename(file))
    .slice(0, MAX_NAMES)
    .map((name) => path.join(path.dirname(file), name));
}
