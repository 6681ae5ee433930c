import type { Occurrence, ScanResult, SourcePlace } from '../model/scan-result.ts';

/** The result of one source that has another name now, as a log does once it is rotated. */
export function renameSource(result: ScanResult, path: string): ScanResult {
  const renamed = <Place extends SourcePlace>(place: Place): Place => ({ ...place, source: path });
  const rename = (occurrence: Occurrence): Occurrence => ({
    ...renamed(occurrence),
    ...(occurrence.support === undefined ? {} : { support: occurrence.support.map(renamed) }),
  });
  return {
    ...result,
    sources: result.sources.map((source) => ({ ...source, path })),
    groups: result.groups.map((group) => ({
      ...group,
      occurrences: group.occurrences.map(rename),
      ...(group.resolvedBy === undefined ? {} : { resolvedBy: renamed(group.resolvedBy) }),
    })),
    problems: result.problems.map((problem) => ({ ...problem, source: path })),
  };
}
