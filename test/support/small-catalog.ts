import { type Catalog, type Condition, createCatalog, type Signature, type SourceKind } from '#engine';

/** A signature with nothing but what a test gives it. */
export function makeSignature(part: Partial<Signature> & Pick<Signature, 'id'>): Signature {
  return {
    formerIds: [],
    title: `Title of ${part.id}`,
    product: 'mdi-sensor',
    severity: 'error',
    role: 'finding',
    maturity: 'stable',
    status: 'current',
    confidence: 'official',
    meaning: 'It means something.',
    steps: [],
    rules: [],
    captures: {},
    keywords: [],
    causes: [],
    remedies: [],
    references: [],
    notes: [],
    expires: [],
    related: { supersedes: [], causedBy: [], similar: [], resolves: [] },
    conditions: [],
    examples: { match: [], nearMiss: [] },
    ...part,
  };
}

/** A signature that finds one literal in sensor logs. */
export function literalSignature(id: string, text: string, part: Partial<Signature> = {}): Signature {
  const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return makeSignature({
    id,
    rules: [
      { scopes: ['mdi.sensor'], pattern, anchors: [text.toLowerCase()], otherAnchors: [], inferred: false },
    ],
    ...part,
  });
}

/** A condition with nothing but what a test gives it: one record before it, and the finding stays without. */
export function condition(part: Partial<Condition> & Pick<Condition, 'records'>): Condition {
  return { place: 'before', same: [], having: {}, count: 1, absent: false, otherwise: 'keep', ...part };
}

export const sensorKind: SourceKind = {
  id: 'mdi.sensor',
  title: 'Sensor log',
  format: 'tri',
  names: ['^microsoft\\.tri\\.sensor.*\\.log$'],
  contents: [
    '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{4} +(?:Trace|Debug|Info|Warn|Error|Fatal) +\\S',
  ],
  excludes: [],
  scopes: ['mdi.sensor'],
  clock: 'utc',
  wraps: false,
};

/** A catalogue for tests of the engine that should not depend on the knowledge. */
export function smallCatalog(
  signatures: readonly Signature[],
  kinds: readonly SourceKind[] = [sensorKind],
): Catalog {
  return createCatalog({
    hash: 'test',
    signatures,
    remediations: [],
    kinds,
    codes: { codes: [] },
    statusFields: [],
    cmdlets: [],
  });
}
