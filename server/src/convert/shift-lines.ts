import type { FindingGroup, Occurrence, ScanResult, SourcePlace } from '#engine';

/**
 * The result of scanning an excerpt with the lines of the whole log, so that a card, a report and an inserted script
 * name the right ones. Spans stay places of the document.
 */
export function shiftLines(result: ScanResult, by: number): ScanResult {
  const shift = <Place extends SourcePlace>(place: Place): Place => ({
    ...place,
    line: place.line + by,
    endLine: place.endLine + by,
  });
  const shiftOccurrence = (occurrence: Occurrence): Occurrence => ({
    ...shift(occurrence),
    ...(occurrence.support === undefined ? {} : { support: occurrence.support.map(shift) }),
  });
  const groups = result.groups.map((group): FindingGroup => ({
    ...group,
    occurrences: group.occurrences.map(shiftOccurrence),
    ...(group.resolvedBy === undefined ? {} : { resolvedBy: shift(group.resolvedBy) }),
  }));
  const problems = result.problems.map((problem) =>
    problem.line === undefined ? problem : { ...problem, line: problem.line + by },
  );
  return { ...result, groups, problems };
}
