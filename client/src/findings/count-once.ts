import type { SourceFindingGroup, SourceFindings } from '#protocol';

/**
 * The same sources, but a record that stands in a log and in its twin (`NAME-Errors.log`) counts once, as in reports:
 * in the log, where it says where it stands too. Only where both are here: who looks at the twin alone sees all of it.
 */
export function countOnce(sources: readonly SourceFindings[]): readonly SourceFindings[] {
  const uris = new Set(sources.map(({ uri }) => uri));
  return sources.map((source) =>
    source.groups.some(({ repeated }) => repeated !== undefined)
      ? { ...source, groups: source.groups.flatMap((group) => withoutRepeats(group, uris)) }
      : source,
  );
}

function withoutRepeats(group: SourceFindingGroup, uris: ReadonlySet<string>): SourceFindingGroup[] {
  const { repeated = 0, count, occurrences } = group;
  const isHere = occurrences.some(
    ({ isRepeat, also }) => isRepeat === true && also?.some(({ uri }) => uris.has(uri)) === true,
  );
  if (!isHere) return [group];
  return count === repeated
    ? []
    : [
        {
          ...group,
          count: count - repeated,
          occurrences: occurrences.filter(({ isRepeat }) => isRepeat !== true),
        },
      ];
}
