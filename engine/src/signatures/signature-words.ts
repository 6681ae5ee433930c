import type {
  ConditionOutcome,
  ConditionPlace,
  Confidence,
  KnowledgeStatus,
  Maturity,
  Place,
  Product,
  Severity,
  SignatureRole,
} from '../model/signature.ts';

// The words and keys that a signature may hold. knowledge/schemas/signature.schema.json says the same to editors; a
// test holds the two together.

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
export const products: readonly Product[] = ['mdi-sensor', 'aip-scanner', 'any-product'];
export const roles: readonly SignatureRole[] = ['finding', 'context'];
export const maturities: readonly Maturity[] = ['experimental', 'stable', 'deprecated'];
export const statuses: readonly KnowledgeStatus[] = ['current', 'aged', 'legacy', 'retired'];
export const confidences: readonly Confidence[] = ['official', 'microsoft-support', 'community', 'inferred'];
export const conditionPlaces: readonly ConditionPlace[] = ['before', 'after', 'near'];
export const conditionOutcomes: readonly ConditionOutcome[] = ['keep', 'drop', ...severities];
export const places: readonly Place[] = [
  'portal',
  'portal-nodes',
  'health-alert',
  'installer-dialog',
  'event-viewer',
  'siem',
];

/** Keys of a signature and of its parts, in the order in which they are written. */
export const signatureKeys = {
  signature: [
    'id',
    'formerIds',
    'title',
    'product',
    'severity',
    'role',
    'maturity',
    'status',
    'confidence',
    'appliesTo',
    'meaning',
    'match',
    'captures',
    'alsoShownAs',
    'keywords',
    'causes',
    'steps',
    'remedies',
    'references',
    'notes',
    'expires',
    'related',
    'conditions',
    'seed',
    'examples',
  ],
  match: ['sources', 'pattern', 'text', 'anchor', 'inferred'],
  capture: ['kind', 'pii', 'future'],
  alsoShownAs: ['where', 'pattern', 'text', 'anchor', 'inferred'],
  cause: ['id', 'text', 'remedies'],
  remedy: ['use', 'bind', 'set'],
  reference: ['title', 'url', 'verified'],
  expiry: ['what', 'date'],
  related: ['supersedes', 'causedBy', 'similar', 'resolves'],
  condition: [
    'records',
    'place',
    'same',
    'having',
    'within',
    'lines',
    'count',
    'absent',
    'otherwise',
    'because',
  ],
  seed: ['file', 'section'],
  examples: ['match', 'nearMiss'],
  matchExample: ['source', 'text', 'captures'],
  nearMissExample: ['source', 'text'],
} as const satisfies Record<string, readonly string[]>;

/** Keys of knowledge/sources/<kind>.yaml. */
export const sourceKindKeys = [
  'id',
  'title',
  'format',
  'names',
  'contents',
  'excludes',
  'scopes',
  'clock',
  'wraps',
] as const;
