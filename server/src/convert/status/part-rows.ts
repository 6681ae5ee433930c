import {
  formatBytes,
  formatCount,
  type ScannerNode,
  type ScanRepository,
  type SettingsSection,
  type StatusPart,
  type StatusSnapshot,
} from '#engine';
import type { StatusRow } from '#protocol';
import { fieldRow, otherFieldRows, printedFields, settingRows, summaryRows } from './field-rows.ts';
import { judged, type RowContext, verdictsText } from './row-context.ts';
import { counted, describeSummary, joined } from './row-words.ts';

/** Nodes and repositories that are shown unfolded; of more, the group is. */
const FEW = 8;

export function nodesRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
): readonly StatusRow[] {
  const nodes = snapshot.nodes ?? [];
  const [first] = nodes;
  if (first === undefined) return [];
  const id = `${parent}/nodes`;
  const children = context.list(id, nodes, (node) => nodeRow(context, snapshot, id, node));
  return [
    groupRow(
      id,
      'Nodes',
      counted(nodes.length, children),
      children,
      context.place(snapshot.source, first.line),
    ),
  ];
}

function nodeRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  node: ScannerNode,
): StatusRow {
  const id = `${parent}/${tail(node.id)}`;
  const verdicts = context.verdictsOf(snapshot, node.id);
  const summary = node.summary;
  const children = [
    ...printedFields({ Status: node.status, IsScanning: node.isScanning }).map((field) =>
      fieldRow(context, snapshot, id, 'node', field, verdicts),
    ),
    ...(summary === undefined ? [] : summaryRows(context, snapshot, `${id}/summary`, summary, verdicts)),
    ...otherFieldRows(context, snapshot, `${id}/other`, 'node', node.otherFields),
  ];
  const pending = node.isScanning?.text.toLowerCase() === 'pending' ? 'pending' : undefined;
  const name = `${node.name}${node.cut ? '…' : ''}`;
  return {
    id,
    kind: 'node',
    label: name.trim() === '' ? 'A node without a name' : name,
    description: joined(node.status?.text, pending, describeSummary(summary)),
    tooltip: tooltipOf(verdicts),
    ...judged(verdicts),
    place: context.place(snapshot.source, node.line),
    value: node.name,
    node: node.name,
    ...(children.length === 0 ? {} : { children }),
  };
}

export function repositoriesRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
): readonly StatusRow[] {
  const repositories = snapshot.repositories ?? [];
  const settings = snapshot.repositorySettings;
  const known = new Map(settings.map((section) => [pathOf(section).toLowerCase(), section]));
  const alone = settings.filter(
    (section) => !repositories.some(({ path }) => path.toLowerCase() === pathOf(section).toLowerCase()),
  );
  const line = repositories[0]?.line ?? alone[0]?.line;
  if (line === undefined) return [];
  const id = `${parent}/repositories`;
  const children = [
    ...context.list(id, repositories, (repository) =>
      repositoryRow(context, snapshot, id, repository, known.get(repository.path.toLowerCase())),
    ),
    ...context.list(`${id}/settings`, alone, (section) =>
      settingsRow(
        context,
        snapshot,
        `${id}/${tail(section.id)}`,
        pathOf(section),
        'repositorySettings',
        section,
      ),
    ),
  ];
  const total = repositories.length + alone.length;
  return [
    groupRow(id, 'Repositories', counted(total, children), children, context.place(snapshot.source, line)),
  ];
}

function repositoryRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
  repository: ScanRepository,
  settings: SettingsSection | undefined,
): StatusRow {
  const id = `${parent}/${tail(repository.id)}`;
  const verdicts = context.verdictsOf(snapshot, repository.id);
  const children = [
    ...(settings === undefined ? [] : settingRows(context, snapshot, id, 'repositorySettings', settings)),
    ...otherFieldRows(context, snapshot, `${id}/other`, 'repository', repository.otherFields),
  ];
  const path = `${repository.path}${repository.cut ? '…' : ''}`;
  return {
    id,
    kind: 'repository',
    label: path.trim() === '' ? 'A repository without a path' : path,
    description: repository.status?.text ?? '',
    tooltip: tooltipOf(verdicts),
    ...judged(verdicts, children),
    place: context.place(snapshot.source, repository.status?.line ?? repository.line),
    value: repository.path,
    ...(children.length === 0 ? {} : { children }),
  };
}

export function currentScanRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  parent: string,
): readonly StatusRow[] {
  const { currentScan, scannedFiles, scannedBytes } = snapshot;
  const line = currentScan?.line ?? scannedFiles?.line ?? scannedBytes?.line;
  if (line === undefined) return [];
  const id = `${parent}/current`;
  const verdicts = currentScan === undefined ? [] : context.verdictsOf(snapshot, currentScan.id);
  const printed = [scannedFiles, scannedBytes].flatMap((field) => field ?? []);
  const children =
    currentScan === undefined
      ? printed.map((field) => fieldRow(context, snapshot, id, 'current', field))
      : summaryRows(context, snapshot, id, currentScan, verdicts);
  const description =
    currentScan === undefined
      ? joined(
          scannedFiles === undefined ? undefined : `${formatCount(scannedFiles.value)} files`,
          scannedBytes === undefined ? undefined : formatBytes(scannedBytes.value),
        )
      : describeSummary(currentScan);
  return [
    {
      id,
      kind: 'group',
      label: 'Current scan',
      description: description ?? '',
      tooltip: tooltipOf(verdicts),
      ...judged(verdicts),
      place: context.place(snapshot.source, line),
      children,
    },
  ];
}

/** The configuration or the content scan job. */
export function settingsRow(
  context: RowContext,
  snapshot: StatusSnapshot,
  id: string,
  label: string,
  part: StatusPart,
  section: SettingsSection,
): StatusRow {
  const verdicts = context.verdictsOf(snapshot, section.id);
  const children = settingRows(context, snapshot, id, part, section);
  return {
    id,
    kind: 'settings',
    label: label.trim() === '' ? 'Settings' : label,
    description: counted(section.fields.length, children, 'setting'),
    tooltip: tooltipOf(verdicts),
    ...judged(verdicts),
    place: context.place(snapshot.source, section.line),
    children,
  };
}

export function groupRow(
  id: string,
  label: string,
  description: string,
  children: readonly StatusRow[],
  place?: StatusRow['place'],
): StatusRow {
  return {
    id,
    kind: 'group',
    label,
    description,
    tooltip: '',
    ...judged([], children),
    ...(place === undefined ? {} : { place }),
    unfolded: children.length <= FEW,
    children,
  };
}

function tooltipOf(verdicts: Parameters<typeof verdictsText>[0]): string {
  return verdictsText(verdicts).join('\n\n---\n\n');
}

function pathOf(section: SettingsSection): string {
  return section.fields.find(({ name }) => name.toLowerCase() === 'path')?.text ?? '';
}

/** The ids of the engine begin with that of the snapshot, which the row's id has already. */
function tail(id: string): string {
  return id.slice(
    id.lastIndexOf('/node/') + 1 || id.lastIndexOf('/repository/') + 1 || id.lastIndexOf('/settings/') + 1,
  );
}
