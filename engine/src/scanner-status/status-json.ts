import type { Problem } from '../model/scan-result.ts';
import type {
  HealthVerdict,
  PrintedSetting,
  ScannerNode,
  ScannerStatusReport,
  ScanRepository,
  ScanSummary,
  SettingsSection,
  StatusField,
  StatusSnapshot,
} from '../model/scanner-status.ts';
import { camelCaseName } from './field-names.ts';
import type {
  Counters,
  NodeJson,
  RepositoryJson,
  Settings,
  SnapshotJson,
  StatusJson,
} from './status-json-shape.ts';

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
