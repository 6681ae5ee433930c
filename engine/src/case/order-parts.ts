import { logKey, type LogName, readLogName } from './log-name.ts';

/** A file that may be a rotated part of a log. */
export interface LogPart {
  readonly path: string;
  /** ISO 8601 in UTC, where the log states its zone. */
  readonly firstTime?: string;
}

/**
 * The same items, but the parts of one log in the order of time among the places that they have: what was written
 * first comes first, wherever the number stands in the name. Everything else stays where it is.
 */
export function orderParts<Item>(items: readonly Item[], partOf: (item: Item) => LogPart): Item[] {
  const places = new Map<string, number[]>();
  items.forEach((item, place) => {
    const name = readLogName(partOf(item).path);
    if (name === undefined) return;
    const key = logKey(name);
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  });
  const ordered = [...items];
  for (const own of places.values()) {
    if (own.length < 2) continue;
    const parts = own
      .flatMap((place) => items.slice(place, place + 1))
      .sort((a, b) => compareAge(partOf(a), partOf(b)));
    parts.forEach((part, i) => {
      const place = own[i];
      if (place !== undefined) ordered[place] = part;
    });
  }
  return ordered;
}

/** Times decide; the numbers where a part has none. The part without a number is the newest. */
export function compareAge(a: LogPart, b: LogPart): number {
  if (a.firstTime !== undefined && b.firstTime !== undefined && a.firstTime !== b.firstTime) {
    return a.firstTime < b.firstTime ? -1 : 1;
  }
  const [ageOfA, ageOfB] = [ageOf(readLogName(a.path)), ageOf(readLogName(b.path))];
  return ageOfA === ageOfB ? 0 : ageOfA - ageOfB;
}

function ageOf(name: LogName | undefined): number {
  if (name?.part === undefined) return Infinity;
  return name.countsUp ? name.part : -name.part;
}
