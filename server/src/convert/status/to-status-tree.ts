import {
  baseName,
  clusterOf,
  escapeMarkdown,
  formatCount,
  groupByCluster,
  judgeHealth,
  type Problem,
  type ScannerStatusReport,
  type StatusFieldMeaning,
  type StatusSnapshot,
} from '#engine';
import type { StatusRow, StatusTree } from '#protocol';
import { joined } from './row-words.ts';
import { reportRows } from './report-rows.ts';
import { RowContext } from './row-context.ts';
import { snapshotRow } from './snapshot-row.ts';

/** What was read of the sources, and the uri under which each of them was asked for. */
export interface ReadSources {
  readonly reports: readonly ScannerStatusReport[];
  readonly problems: readonly Problem[];
  /** By the path that the reports carry. */
  readonly uris: ReadonlyMap<string, string>;
}

/**
 * Cluster, snapshot, parts, fields: every cluster with its snapshots of all files, the latest first. A cluster is as
 * healthy as its latest snapshot; what an earlier one says is in that one's row.
 */
export function toStatusTree(fields: readonly StatusFieldMeaning[], sources: ReadSources): StatusTree {
  const { reports, problems, uris } = sources;
  const snapshots = reports.flatMap((report) => report.snapshots);
  const context = new RowContext(fields, uris, judgeHealth(snapshots));
  const clusters = context.list('clusters', groupByCluster(snapshots), (ofCluster) =>
    clusterRow(context, ofCluster),
  );
  return {
    rows: [...clusters, ...reportRows(context, reports, problems)],
    attention: clusters.reduce((sum, row) => sum + row.attention, 0),
    snapshots: snapshots.length,
  };
}

function clusterRow(context: RowContext, ofCluster: readonly StatusSnapshot[]): StatusRow {
  const newestFirst = ofCluster.toReversed();
  const [latest] = newestFirst;
  const name = (latest === undefined ? undefined : clusterOf(latest))?.trim() || undefined;
  const id = `cluster:${name?.toLowerCase() ?? `${latest?.source}/${latest?.id}`}`;
  const rows = context.list(id, newestFirst, (snapshot) =>
    snapshotRow(context, id, snapshot, ofCluster, snapshot === latest),
  );
  const now = rows[0];
  const files = [...new Set(ofCluster.map(({ source }) => baseName(source)))];
  const count = ofCluster.length === 1 ? undefined : `${formatCount(ofCluster.length)} snapshots`;
  return {
    id,
    kind: 'cluster',
    label:
      name === undefined ? 'Scanner, cluster not named' : `${name}${latest?.clusterCut === true ? '…' : ''}`,
    description: joined(now?.description, count),
    tooltip: [
      now?.tooltip ?? '',
      `From ${files
        .slice(0, 10)
        .map((file) => escapeMarkdown(file))
        .join(', ')}`,
    ].join('\n\n---\n\n'),
    ...(now?.level === undefined ? {} : { level: now.level }),
    attention: now?.attention ?? 0,
    ...(now?.place === undefined ? {} : { place: now.place }),
    ...(name === undefined ? {} : { value: name }),
    unfolded: true,
    children: rows,
  };
}
