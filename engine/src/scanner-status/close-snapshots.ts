import type {
  ScannerNode,
  ScanRepository,
  ScanSummary,
  SettingsSection,
  StatusSnapshot,
} from '../model/scanner-status.ts';
import type { OpenNode, OpenRepository, OpenSection, OpenSnapshot, OpenSummary } from './open-snapshot.ts';

/** Gives the finished snapshots their ids, which outlive a refresh of the file. */
export function closeSnapshots(
  snapshots: readonly OpenSnapshot[],
  source: string,
): readonly StatusSnapshot[] {
  const taken = new IdSet();
  return snapshots.map((snapshot) => {
    const start = snapshot.startTime;
    const time =
      start === undefined ? '' : start.utc === undefined ? start.text : new Date(start.utc).toISOString();
    const id = taken.unique(`${(snapshot.cluster?.text ?? '').toLowerCase()}@${time}`);
    return close(snapshot, id, source);
  });
}

function close(open: OpenSnapshot, id: string, source: string): StatusSnapshot {
  const ids = new IdSet();
  const nodes = open.nodes === undefined ? undefined : dropMisread(open);
  return {
    id,
    source,
    line: open.line,
    endLine: open.endLine,
    clusterCut: open.clusterCut,
    ...(open.cluster === undefined ? {} : { cluster: open.cluster }),
    ...(open.clusterStatus === undefined ? {} : { clusterStatus: open.clusterStatus }),
    ...(open.startTime === undefined ? {} : { startTime: open.startTime }),
    ...(open.timeFromStart === undefined ? {} : { timeFromStart: open.timeFromStart }),
    ...(nodes === undefined ? {} : { nodes: nodes.map((node) => closeNode(node, id, ids)) }),
    ...(open.scannedFiles === undefined ? {} : { scannedFiles: open.scannedFiles }),
    ...(open.scannedBytes === undefined ? {} : { scannedBytes: open.scannedBytes }),
    ...(open.repositories === undefined
      ? {}
      : { repositories: open.repositories.all.map((repository) => closeRepository(repository, id, ids)) }),
    ...(open.currentScan === undefined
      ? {}
      : { currentScan: closeSummary(open.currentScan, `${id}/current`) }),
    ...(open.configuration === undefined
      ? {}
      : { configuration: closeSection(open.configuration, `${id}/configuration`) }),
    ...(open.job === undefined ? {} : { job: closeSection(open.job, `${id}/job`) }),
    repositorySettings: open.repositorySettings.map((section) =>
      closeSection(
        section,
        ids.unique(`${id}/settings/${section.fields.get('path')?.text.toLowerCase() ?? ''}`),
      ),
    ),
    otherFields: open.otherFields,
    observations: open.observations,
  };
}

/**
 * A node's name may hold a comma, which the enumeration does not tell from its separator. Where the nodes printed in
 * full are what was enumerated, the pieces of names are no nodes.
 */
function dropMisread(open: OpenSnapshot): readonly OpenNode[] {
  const all = open.nodes?.all ?? [];
  const printed = all.filter((node) => node.printed).sort((a, b) => a.line - b.line);
  const names = printed.map((node) => node.name);
  const isAll = [', ', ','].some((separator) => names.join(separator) === open.nodeEnumeration);
  return isAll && names.length > 0 ? printed : all;
}

function closeNode(node: OpenNode, snapshotId: string, ids: IdSet): ScannerNode {
  const id = ids.unique(`${snapshotId}/node/${node.name.toLowerCase()}`);
  return {
    id,
    line: node.line,
    name: node.name,
    cut: node.cut,
    ...(node.status === undefined ? {} : { status: node.status }),
    ...(node.isScanning === undefined ? {} : { isScanning: node.isScanning }),
    ...(node.summary === undefined ? {} : { summary: closeSummary(node.summary, `${id}/summary`) }),
    otherFields: node.otherFields,
  };
}

function closeRepository(repository: OpenRepository, snapshotId: string, ids: IdSet): ScanRepository {
  return {
    id: ids.unique(`${snapshotId}/repository/${repository.name.toLowerCase()}`),
    line: repository.line,
    path: repository.name,
    cut: repository.cut,
    ...(repository.status === undefined ? {} : { status: repository.status }),
    otherFields: repository.otherFields,
  };
}

function closeSummary(summary: OpenSummary, id: string): ScanSummary {
  return { id, line: summary.line, fields: [...summary.fields.values()] };
}

function closeSection(section: OpenSection, id: string): SettingsSection {
  return { id, line: section.line, fields: [...section.fields.values()] };
}

/** Tells equal names apart by counting them. */
class IdSet {
  readonly #counts = new Map<string, number>();

  unique(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  }
}
