import type {
  FindingOccurrence,
  FindingRef,
  RemediationUse,
  SourceFindingGroup,
  SourceFindings,
} from '#protocol';

/** One occurrence with all that commands on it need. */
export interface LocatedFinding {
  readonly source: SourceFindings;
  readonly group: SourceFindingGroup;
  readonly occurrence: FindingOccurrence;
}

/** The finding whose record covers a line; where several do, the one that begins last, which is the nearest. */
export function findAtLine(source: SourceFindings, line: number): LocatedFinding | undefined {
  let nearest: LocatedFinding | undefined;
  for (const group of source.groups) {
    for (const occurrence of group.occurrences) {
      const start = occurrence.range.start.line;
      if (line < start || line > Math.max(occurrence.recordEndLine, occurrence.range.end.line)) continue;
      if (nearest === undefined || start > nearest.occurrence.range.start.line) {
        nearest = { source, group, occurrence };
      }
    }
  }
  return nearest;
}

/** The finding that a reference names, when the store still knows it. */
export function findByRef(source: SourceFindings, ref: FindingRef): LocatedFinding | undefined {
  const group = source.groups.find((candidate) => candidate.signatureId === ref.signatureId);
  if (group === undefined) return undefined;
  const occurrence =
    group.occurrences.find((candidate) => candidate.range.start.line === ref.line) ?? group.occurrences[0];
  return occurrence === undefined ? undefined : { source, group, occurrence };
}

export function refOf({ source, group, occurrence }: LocatedFinding): FindingRef {
  return { signatureId: group.signatureId, uri: source.uri, line: occurrence.range.start.line };
}

/** A remediation with the values of this occurrence. */
export function useOf(finding: LocatedFinding, remediationId: string): RemediationUse {
  const { source, group, occurrence } = finding;
  return {
    remediationId,
    signatureId: group.signatureId,
    values: occurrence.captures,
    provenance: {
      source: source.name,
      line: occurrence.range.start.line + (source.excerpt?.firstLine ?? 0) + 1,
      ...(occurrence.time === undefined ? {} : { time: occurrence.time }),
    },
  };
}

/** Every check that a source calls for, with the values of the first occurrence of each known error. */
export function checksOf(source: SourceFindings): RemediationUse[] {
  return source.groups.flatMap((group) => {
    const [occurrence] = group.occurrences;
    if (occurrence === undefined) return [];
    const checks = group.remediations.filter((offer) => offer.kind === 'check');
    return checks.map((offer) => useOf({ source, group, occurrence }, offer.id));
  });
}
