import type { FindingOccurrence, SourceFindingGroup, SourceFindings } from '../../../protocol/src/index.ts';

/** Findings as the server would send them, with what a test does not care about filled in. */
export function someSource(changes: Partial<SourceFindings> = {}): SourceFindings {
  return {
    uri: 'file:///case/Microsoft.Tri.Sensor.log',
    name: 'Microsoft.Tri.Sensor.log',
    kind: 'mdi.sensor',
    kindTitle: 'Defender for Identity sensor log',
    encoding: 'utf-8',
    bytes: 1000,
    lines: 1234,
    records: 1200,
    groups: [],
    problems: [],
    ended: 'complete',
    ...changes,
  };
}

export function someGroup(changes: Partial<SourceFindingGroup> = {}): SourceFindingGroup {
  const occurrences = changes.occurrences ?? [someOccurrence()];
  return {
    signatureId: 'MDI1010',
    title: 'gMSA password could not be retrieved',
    severity: 'error',
    product: 'mdi-sensor',
    count: occurrences.length,
    remediations: [
      { id: 'Get-GmsaPasswordReader', kind: 'check', title: 'Who may read the password' },
      { id: 'Grant-GmsaPasswordReader', kind: 'fix', title: 'Let it read the password' },
    ],
    ...changes,
    occurrences,
  };
}

/** @param line 1-based, as people count */
export function someOccurrence(line = 22, changes: Partial<FindingOccurrence> = {}): FindingOccurrence {
  return {
    range: { start: { line: line - 1, character: 10 }, end: { line: line - 1, character: 20 } },
    recordEndLine: line - 1,
    preview: 'GMSA password could not be retrieved',
    captures: { account: 'mdiSvc01' },
    ...changes,
  };
}
