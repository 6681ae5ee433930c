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

/** A zero-based line and a UTF-16 column. */
interface Cursor {
  readonly line: number;
  readonly character: number;
}

/**
 * The findings at a place: those whose text holds it; else those whose record covers its line, as far as they begin on
 * the same line, the nearest one above. Several only where nothing tells which of them is meant.
 */
export function findAllAt(source: SourceFindings, cursor: Cursor): LocatedFinding[] {
  const all = source.groups.flatMap((group) =>
    group.occurrences.map((occurrence) => ({ source, group, occurrence })),
  );
  const exact = all.filter(({ occurrence: { range } }) => holds(range, cursor));
  const covering = all.filter(
    ({ occurrence: { range, recordEndLine } }) =>
      range.start.line <= cursor.line && cursor.line <= Math.max(recordEndLine, range.end.line),
  );
  const candidates = exact.length > 0 ? exact : covering;
  const nearest = Math.max(...candidates.map(({ occurrence }) => occurrence.range.start.line));
  return candidates.filter(({ occurrence }) => occurrence.range.start.line === nearest);
}

function holds({ start, end }: FindingOccurrence['range'], { line, character }: Cursor): boolean {
  const isBehindStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character);
  return isBehindStart && isBeforeEnd;
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
