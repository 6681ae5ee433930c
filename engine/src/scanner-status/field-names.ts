import type { StatusPart } from '../model/status-field.ts';

/** What a printed record is about. */
export type RecordKind = StatusPart;

const jobAndRepository = [
  'EnableDlp',
  'Enforce',
  'LabelFilesByContent',
  'RelabelFiles',
  'AllowLabelDowngrade',
  'EnforceDefaultLabel',
  'DefaultLabelType',
  'DefaultLabelId',
  'DefaultOwner',
  'RepositoryOwner',
  'PreserveFileDetails',
  'IncludeFileTypes',
  'ExcludeFileTypes',
];

/**
 * Property names by record, from the reference pages of the AzureInformationProtection and
 * PurviewInformationProtection modules (read 2024-05-14) and, for `classicConfiguration` and the last two names of
 * a node, from their history of 2018. Where a name stands in several records, the earlier record wins a tie.
 */
const namesByKind: Readonly<Record<RecordKind, readonly string[]>> = {
  status: ['Cluster', 'ClusterStatus', 'StartTime', 'TimeFromStart', 'NodesInfo'],
  current: ['ScannedFiles', 'MBScanned', 'CurrentScanSummary', 'RepositoriesStatus'],
  node: ['NodeName', 'Status', 'IsScanning', 'Summary', 'ScannerStatus', 'LastTimeStamp'],
  summary: ['ScannerID', 'ScannedFiles', 'FailedFiles', 'ScannedBytes', 'Classified', 'Labeled'],
  repository: ['Path', 'Status'],
  configuration: [
    'OnlineConfiguration',
    'ReportLevel',
    'LogLevel',
    'Cluster',
    'SqlInstance',
    'DatabaseName',
    'Cloud',
  ],
  job: [
    'Schedule',
    'DiscoverInformationTypes',
    'RecommendedAsAutomatic',
    'Repositories',
    ...jobAndRepository,
  ],
  repositorySettings: ['Path', 'OverrideContentScanJob', ...jobAndRepository],
  classicConfiguration: [
    'Enforce',
    'ReportLevel',
    'LogLevel',
    'Schedule',
    'JustificationMessage',
    'DiscoverInformationTypes',
    'ScannedFileTypes',
  ],
};

export interface KnownName {
  /** As Microsoft writes it. */
  readonly name: string;
  readonly kinds: readonly RecordKind[];
}

/** Every kind of record. */
export const recordKinds = Object.keys(namesByKind) as readonly RecordKind[];

const knownNames = new Map<string, KnownName>();
for (const kind of recordKinds) {
  for (const name of namesByKind[kind]) {
    const key = name.toLowerCase();
    knownNames.set(key, { name, kinds: [...(knownNames.get(key)?.kinds ?? []), kind] });
  }
}

/**
 * The property that a label names, if it is one of scanner output: without regard to case and to blanks (OCR, a
 * header broken over lines), also when the console cut it, as long as only one name begins that way.
 */
export function findKnownName(label: string): KnownName | undefined {
  if (labels.has(label)) return labels.get(label);
  const known = lookUp(label);
  if (labels.size < MAX_LABELS) labels.set(label, known);
  return known;
}

/** Answers of before: a file asks for the same few labels many thousand times. */
const labels = new Map<string, KnownName | undefined>();
const MAX_LABELS = 1000;

function lookUp(label: string): KnownName | undefined {
  const exact = knownNames.get(label.toLowerCase());
  if (exact !== undefined) return exact;
  if (label.length > 64) return undefined;
  const plain = label.replaceAll(/[\s\u00a0]+/g, '').toLowerCase();
  const cut = /^(.{4,}?)(?:…|\.\.\.)$/.exec(plain)?.[1];
  if (cut === undefined) return knownNames.get(plain);
  const fits = [...knownNames.keys()].filter((key) => key.startsWith(cut));
  return fits.length === 1 ? knownNames.get(fits[0] ?? '') : undefined;
}

/** The name under which reports carry a counter: `ScannedFiles` is `scannedFiles`. */
export function camelCaseName(label: string): string {
  const name = findKnownName(label)?.name ?? label.trim();
  const words = name.split(/[\s\u00a0]+/);
  return words
    .map(
      (word, index) =>
        (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('');
}
