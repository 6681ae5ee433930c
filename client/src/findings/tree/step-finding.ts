import type { FindingOccurrence, SourceFindings } from '#protocol';

/** A place to go to, and whether the way led past the end of the case. */
export interface FindingStep {
  readonly source: SourceFindings;
  readonly occurrence: FindingOccurrence;
  /** 1-based, of how many places that are listed. */
  readonly position: number;
  readonly total: number;
  readonly wrapped: boolean;
}

/**
 * The next or previous finding over all files, in the order of files and lines; behind the last comes the first.
 *
 * @param from zero-based line in a file, undefined when the reader is somewhere else
 */
export function stepFinding(
  sources: readonly SourceFindings[],
  from: { readonly uri: string; readonly line: number } | undefined,
  direction: 1 | -1,
): FindingStep | undefined {
  const places = sources.flatMap((source, file) =>
    source.groups
      .flatMap(({ occurrences }) => occurrences)
      .sort(compare)
      .map((occurrence) => ({ source, file, occurrence })),
  );
  if (places.length === 0) return undefined;
  const fileAt = from === undefined ? -1 : sources.findIndex(({ uri }) => uri === from.uri);
  const distance = ({ file, occurrence }: (typeof places)[number]): number =>
    file === fileAt ? occurrence.range.start.line - (from?.line ?? 0) : file - fileAt;
  const found =
    direction === 1
      ? places.findIndex((place) => distance(place) > 0)
      : places.findLastIndex((place) => distance(place) < 0);
  const wrapped = found < 0 && fileAt >= 0;
  const index = found >= 0 ? found : direction === 1 ? 0 : places.length - 1;
  const place = places[index];
  if (place === undefined) return undefined;
  const { source, occurrence } = place;
  return { source, occurrence, position: index + 1, total: places.length, wrapped };
}

function compare(
  { range: { start: a } }: FindingOccurrence,
  { range: { start: b } }: FindingOccurrence,
): number {
  return a.line - b.line || a.character - b.character;
}
