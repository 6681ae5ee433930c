import type { Problem } from '../model/scan-result.ts';
import type {
  HealthVerdict,
  PrintedSetting,
  ScannerNode,
  ScannerStatusReport,
  ScanRepository,
  ScanSummary,
  SettingsSection,
  StatusCount,
  StatusField,
  StatusSnapshot,
} from '../model/scanner-status.ts';
import { camelCaseName } from './field-names.ts';

/** The report of `status --format json`, schema `iplog-lens.status/1` (knowledge/schemas/status.schema.json). */
export interface StatusJson {
  readonly schema: 'iplog-lens.status/1';
  readonly tool?: { readonly name: string; readonly version: string };
  readonly sources: readonly {
    readonly path: string;
    readonly forms: readonly string[];
    readonly found: string;
  }[];
  readonly snapshots: readonly SnapshotJson[];
  readonly health: readonly HealthJson[];
  readonly messages: readonly {
    readonly source: string;
    readonly line: number;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly diagnostics: readonly DiagnosticsJson[];
  readonly unknown: readonly {
    readonly source: string;
    readonly line: number;
    readonly fields: Readonly<Record<string, string>>;
  }[];
  readonly problems: readonly Problem[];
}

interface SnapshotJson {
  readonly id: string;
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly cluster?: string;
  readonly cut?: true;
  readonly clusterStatus?: string;
  /** ISO 8601 in UTC; null where it was printed and the culture leaves it open. */
  readonly startTime?: string | null;
  readonly startTimeText?: string;
  readonly timeFromStart?: number;
  readonly nodes?: readonly NodeJson[];
  readonly scannedFiles?: StatusCount;
  readonly scannedBytes?: StatusCount;
  readonly repositories?: readonly RepositoryJson[];
  readonly currentScan?: Counters;
  readonly configuration?: Settings;
  readonly job?: Settings;
  readonly repositorySettings?: readonly Settings[];
  readonly otherFields?: Counters;
  readonly observations?: StatusSnapshot['observations'];
}

type Counters = Readonly<Record<string, StatusCount>>;
type Settings = Readonly<Record<string, string>>;

interface NodeJson {
  readonly id: string;
  readonly line: number;
  readonly name: string;
  readonly cut?: true;
  readonly status?: string;
  readonly isScanning?: string;
  readonly summary?: Counters;
  readonly otherFields?: Counters;
}

interface RepositoryJson {
  readonly id: string;
  readonly line: number;
  readonly path: string;
  readonly cut?: true;
  readonly status?: string;
  readonly otherFields?: Counters;
}

interface HealthJson {
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly line: number;
  readonly snapshot: string;
  readonly subject: string;
  readonly explanation: string;
  readonly reference: HealthVerdict['reference'];
  readonly signatures: readonly string[];
}

interface DiagnosticsJson {
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly command: string;
  readonly lines: readonly string[];
  readonly omittedLines: number;
}

/** The stable report of several files. `problems` are those of reading the files, before those of their content. */
export function toStatusJson(
  reports: readonly ScannerStatusReport[],
  health: readonly HealthVerdict[],
  problems: readonly Problem[] = [],
  tool?: StatusJson['tool'],
): StatusJson {
  return {
    schema: 'iplog-lens.status/1',
    ...(tool === undefined ? {} : { tool }),
    sources: reports.map(({ path, forms, found }) => ({ path, forms, found })),
    snapshots: reports.flatMap((report) => report.snapshots.map(toSnapshot)),
    health: health.map((verdict) => ({ ...verdict })),
    messages: reports.flatMap(({ path, messages }) =>
      messages.map((message) => ({ source: path, ...message })),
    ),
    diagnostics: reports.flatMap(({ path, diagnostics }) =>
      diagnostics.map((output) => ({ source: path, ...output })),
    ),
    unknown: reports.flatMap(({ path, unknownBlocks }) =>
      unknownBlocks.map((block) => ({ source: path, line: block.line, fields: toSettings(block.fields) })),
    ),
    problems: [...problems, ...reports.flatMap((report) => report.problems)],
  };
}

function toSnapshot(snapshot: StatusSnapshot): SnapshotJson {
  const { startTime } = snapshot;
  return {
    id: snapshot.id,
    source: snapshot.source,
    line: snapshot.line,
    endLine: snapshot.endLine,
    ...(snapshot.cluster === undefined ? {} : { cluster: snapshot.cluster.text }),
    ...(snapshot.clusterCut ? { cut: true as const } : {}),
    ...(snapshot.clusterStatus === undefined ? {} : { clusterStatus: snapshot.clusterStatus.text }),
    ...(startTime === undefined
      ? {}
      : {
          startTime: startTime.utc === undefined ? null : new Date(startTime.utc).toISOString(),
          startTimeText: startTime.text,
        }),
    ...(snapshot.timeFromStart === undefined ? {} : { timeFromStart: snapshot.timeFromStart.seconds }),
    ...(snapshot.nodes === undefined ? {} : { nodes: snapshot.nodes.map(toNode) }),
    ...(snapshot.scannedFiles === undefined ? {} : { scannedFiles: snapshot.scannedFiles.value }),
    ...(snapshot.scannedBytes === undefined ? {} : { scannedBytes: snapshot.scannedBytes.value }),
    ...(snapshot.repositories === undefined ? {} : { repositories: snapshot.repositories.map(toRepository) }),
    ...(snapshot.currentScan === undefined ? {} : { currentScan: toCounters(snapshot.currentScan) }),
    ...(snapshot.configuration === undefined ? {} : { configuration: toSection(snapshot.configuration) }),
    ...(snapshot.job === undefined ? {} : { job: toSection(snapshot.job) }),
    ...(snapshot.repositorySettings.length === 0
      ? {}
      : { repositorySettings: snapshot.repositorySettings.map(toSection) }),
    ...toOthers(snapshot.otherFields),
    ...(snapshot.observations.length === 0 ? {} : { observations: snapshot.observations }),
  };
}

function toNode(node: ScannerNode): NodeJson {
  return {
    id: node.id,
    line: node.line,
    name: node.name,
    ...(node.cut ? { cut: true as const } : {}),
    ...(node.status === undefined ? {} : { status: node.status.text }),
    ...(node.isScanning === undefined ? {} : { isScanning: node.isScanning.text }),
    ...(node.summary === undefined ? {} : { summary: toCounters(node.summary) }),
    ...toOthers(node.otherFields),
  };
}

function toRepository(repository: ScanRepository): RepositoryJson {
  return {
    id: repository.id,
    line: repository.line,
    path: repository.path,
    ...(repository.cut ? { cut: true as const } : {}),
    ...(repository.status === undefined ? {} : { status: repository.status.text }),
    ...toOthers(repository.otherFields),
  };
}

function toCounters(summary: ScanSummary): Counters {
  // fromEntries defines own properties, so a field called __proto__ is a field.
  return Object.fromEntries(summary.fields.map((field) => [camelCaseName(field.name), field.value]));
}

function toOthers(fields: readonly StatusField[]): { readonly otherFields?: Counters } {
  if (fields.length === 0) return {};
  return { otherFields: Object.fromEntries(fields.map((field) => [field.name, field.value])) };
}

function toSection(section: SettingsSection): Settings {
  return toSettings(section.fields);
}

function toSettings(fields: readonly PrintedSetting[]): Settings {
  return Object.fromEntries(fields.map((field) => [field.name, field.text]));
}
