import { logKey, type LogName, readLogName } from './log-name.ts';
import { compareAge, type LogPart } from './order-parts.ts';

/**
 * Parts of rotated logs that follow one another, the oldest first. Where a number is missing a run ends and another
 * begins; what stands alone is left out.
 */
export function findRotatedRuns<Part extends LogPart>(parts: readonly Part[]): Part[][] {
  const sets = new Map<string, Named<Part>[]>();
  for (const part of parts) {
    const name = readLogName(part.path);
    if (name === undefined) continue;
    const key = logKey(name);
    const known = sets.get(key);
    if (known === undefined) sets.set(key, [{ part, name }]);
    else known.push({ part, name });
  }
  return [...sets.values()].flatMap((set) => toRuns(set)).filter((run) => run.length > 1);
}

interface Named<Part> {
  readonly part: Part;
  readonly name: LogName;
}

function toRuns<Part extends LogPart>(set: readonly Named<Part>[]): Part[][] {
  const ordered = set.toSorted((a, b) => compareAge(a.part, b.part));
  const runs: Part[][] = [];
  ordered.forEach(({ part, name }, i) => {
    const older = ordered[i - 1]?.name;
    const run = runs.at(-1);
    const isDown = older?.countsUp === false || (older?.part ?? 0) < (ordered[i - 2]?.name.part ?? 0);
    if (older !== undefined && run !== undefined && follows(older, name, isDown)) run.push(part);
    else runs.push([part]);
  });
  return runs;
}

/** `isDown` where the newest of the numbers is the lowest, 0 or 1. */
function follows(older: LogName, newer: LogName, isDown: boolean): boolean {
  if (older.part === undefined) return false;
  if (newer.part === undefined) return !isDown || older.part <= 1;
  return Math.abs(older.part - newer.part) === 1;
}
