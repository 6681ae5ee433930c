import {
  describeProgress,
  escapeMarkdown,
  filesPerHour,
  findScanLooks,
  formatBytes,
  formatCount,
  formatSeconds,
  baseName,
  renderProgress,
  type StatusSnapshot,
} from '#engine';
import type { StatusRow } from '#protocol';
import { fieldRow, otherFieldRows, printedFields } from './field-rows.ts';
import { currentScanRow, groupRow, nodesRow, repositoriesRow, settingsRow } from './part-rows.ts';
import { joined, needsAttentionText } from './row-words.ts';
import { judged, type RowContext, verdictsText } from './row-context.ts';

/** One snapshot with all its parts. */
export function snapshotRow(
  context: RowContext,
  parent: string,
  snapshot: StatusSnapshot,
  ofCluster: readonly StatusSnapshot[],
  unfolded: boolean,
): StatusRow {
  const id = `${parent}/${context.uriOf(snapshot.source)}/${snapshot.id}`;
  const verdicts = context.verdictsOf(snapshot, snapshot.id);
  const { configuration, job } = snapshot;
  const children = [
    ...printedFields({
      ClusterStatus: snapshot.clusterStatus,
      StartTime: snapshot.startTime,
      TimeFromStart: snapshot.timeFromStart,
    }).map((field) => fieldRow(context, snapshot, id, 'status', field, verdicts)),
    ...progressRow(context, snapshot, ofCluster, id),
    ...nodesRow(context, snapshot, id),
    ...repositoriesRow(context, snapshot, id),
    ...currentScanRow(context, snapshot, id),
    ...(configuration === undefined
      ? []
      : [
          settingsRow(
            context,
            snapshot,
            `${id}/configuration`,
            'Configuration',
            'configuration',
            configuration,
          ),
        ]),
    ...(job === undefined
      ? []
      : [settingsRow(context, snapshot, `${id}/job`, 'Content scan job', 'job', job)]),
    ...otherRow(context, snapshot, id),
  ];
  // What a row below shows already counts there; what has no row of its own counts here.
  const hasProgress = children.some(({ kind }) => kind === 'progress');
  const own = verdicts.filter(
    ({ code }) => !code.startsWith('cluster-') && !(hasProgress && isProgress(code)),
  );
  const row = judged(own, children);
  const progress = renderProgress(findScanLooks(snapshot, ofCluster), true);
  return {
    id,
    kind: 'snapshot',
    label: titleOf(snapshot),
    description: describe(snapshot, row.attention),
    tooltip: [
      ...verdictsText(verdicts),
      ...(progress === '' ? [] : [progress]),
      `${escapeMarkdown(baseName(snapshot.source))}, line ${snapshot.line}`,
    ].join('\n\n---\n\n'),
    ...row,
    place: context.place(snapshot.source, snapshot.line),
    unfolded,
    ...(children.length === 0 ? {} : { children }),
  };
}

/** How the scan gets on, where at least two looks show it. */
function progressRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  ofCluster: readonly StatusSnapshot[],
  parent: string,
): readonly StatusRow[] {
  const looks = findScanLooks(snapshot, ofCluster);
  const rate = filesPerHour(looks);
  const last = looks.at(-1);
  if (rate === undefined || last === undefined) return [];
  const verdicts = context.verdictsOf(snapshot, snapshot.id).filter(({ code }) => isProgress(code));
  return [
    {
      id: `${parent}/progress`,
      kind: 'progress',
      label: 'Progress',
      description: joined(
        `${formatCount(Math.round(rate))} files an hour`,
        `${formatCount(last.files)} files`,
        last.bytes === undefined ? undefined : formatBytes(last.bytes),
      ),
      tooltip: [...verdictsText(verdicts), renderProgress(looks, true)].join('\n\n---\n\n'),
      ...judged(verdicts),
      place: context.place(snapshot.source, verdicts[0]?.line ?? snapshot.line),
      value: describeProgress(looks),
    },
  ];
}

function otherRow(context: RowContext, snapshot: StatusSnapshot, parent: string): readonly StatusRow[] {
  const id = `${parent}/other`;
  const rows = otherFieldRows(context, snapshot, id, 'status', snapshot.otherFields);
  return rows.length === 0
    ? []
    : [groupRow(id, 'Other names', formatCount(snapshot.otherFields.length), rows)];
}

function isProgress(code: string): boolean {
  return code === 'no-progress' || code === 'progressing';
}

/** When it was; where the culture leaves the day open, what was printed. */
function titleOf({ startTime, timeFromStart, line }: StatusSnapshot): string {
  if (startTime === undefined) return `Snapshot at line ${line.toLocaleString('en-US')}`;
  const after = timeFromStart === undefined ? '' : ` + ${formatSeconds(timeFromStart.seconds)}`;
  if (startTime.utc === undefined) return `${startTime.text} (day not clear)${after}`;
  const iso = new Date(startTime.utc).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC${after}`;
}

function describe(snapshot: StatusSnapshot, attention: number): string {
  const files = snapshot.scannedFiles ?? snapshot.currentScan?.fields.find(isScannedFiles);
  return joined(
    snapshot.clusterStatus?.text,
    files === undefined ? undefined : `${formatCount(files.value)} files`,
    needsAttentionText(attention),
  );
}

function isScannedFiles({ name }: { readonly name: string }): boolean {
  return name.toLowerCase() === 'scannedfiles';
}
