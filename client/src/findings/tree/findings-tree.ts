import type { SourceFindings, SourceFindingGroup } from '#protocol';
import type { LocatedFinding } from '../located-finding.ts';
import type { FindingNode } from './finding-node.ts';
import { formatCount, formatPeriod } from './finding-labels.ts';
import { type FindingOrder, orderableOf, orderBy } from './finding-order.ts';
import { groupMenuWords, moreNode, placeNode } from './place-nodes.ts';
import { timeNodes } from './time-nodes.ts';

export type Grouping = 'signature' | 'node' | 'file' | 'time';

export interface TreeOptions {
  readonly order: FindingOrder;
  /** Uri of a source to the machine that it came from. */
  readonly nodes: ReadonlyMap<string, string>;
}

/** The rows of the Findings view. Sources without findings have none. */
export function buildFindingsTree(
  sources: readonly SourceFindings[],
  grouping: Grouping,
  { order = 'severity', nodes = new Map<string, string>() }: Partial<TreeOptions> = {},
): readonly FindingNode[] {
  return builders[grouping](
    sources.filter((source) => source.groups.length > 0),
    { order, nodes },
  );
}

const builders: Readonly<
  Record<Grouping, (sources: readonly SourceFindings[], options: TreeOptions) => FindingNode[]>
> = {
  signature: (sources, options) => signatureNodes('', sources, options),
  node: nodeNodes,
  file: (sources, options) =>
    sorted(sources, options, ({ groups, name }) => orderableOf(groups, name)).map((source) =>
      fileNode(source, options),
    ),
  time: timeNodes,
};

function sorted<T>(
  items: readonly T[],
  { order }: TreeOptions,
  toOrderable: (item: T) => ReturnType<typeof orderableOf>,
): T[] {
  const compare = orderBy(order);
  return items
    .map((item) => ({ item, by: toOrderable(item) }))
    .sort((a, b) => compare(a.by, b.by))
    .map(({ item }) => item);
}

/** Machines, each with what is known of all its files together. */
function nodeNodes(sources: readonly SourceFindings[], options: TreeOptions): FindingNode[] {
  const byNode = new Map<string, SourceFindings[]>();
  for (const source of sources) {
    const name = options.nodes.get(source.uri) ?? '';
    const known = byNode.get(name);
    if (known === undefined) byNode.set(name, [source]);
    else known.push(source);
  }
  const groupsOf = (own: readonly SourceFindings[]): SourceFindingGroup[] =>
    own.flatMap(({ groups }) => groups);
  const ordered = sorted([...byNode], options, ([name, own]) => orderableOf(groupsOf(own), name));
  return ordered.map(([name, own]) => {
    const groups = groupsOf(own);
    const errors = new Set(groups.map(({ signatureId }) => signatureId)).size;
    const id = `node:${name}`;
    const label = name === '' ? 'Machine not known' : name;
    return {
      id,
      label,
      description: `${formatCount(errors)} known, ${formatCount(orderableOf(groups, name).count)}×`,
      tooltip: [label, `${formatCount(own.length)} files with findings`, formatPeriod(groups)]
        .filter((line) => line !== '')
        .join('\n'),
      icon: 'node',
      menuWords: [],
      unfolded: true,
      children: () => signatureNodes(`${id}/`, own, options),
    };
  });
}

/** One known error over all sources. */
interface Merged {
  readonly first: SourceFindingGroup;
  readonly parts: { readonly source: SourceFindings; readonly group: SourceFindingGroup }[];
}

function signatureNodes(
  parent: string,
  sources: readonly SourceFindings[],
  options: TreeOptions,
): FindingNode[] {
  const bySignature = new Map<string, Merged>();
  for (const source of sources) {
    for (const group of source.groups) {
      const merged = bySignature.get(group.signatureId) ?? { first: group, parts: [] };
      merged.parts.push({ source, group });
      bySignature.set(group.signatureId, merged);
    }
  }
  return sorted([...bySignature.values()], options, (merged) =>
    orderableOf(groupsOfMerged(merged), merged.first.signatureId),
  ).map((merged) => signatureNode(parent, merged, options));
}

function groupsOfMerged({ parts }: Merged): SourceFindingGroup[] {
  return parts.map(({ group }) => group);
}

function signatureNode(parent: string, merged: Merged, options: TreeOptions): FindingNode {
  const { first } = merged;
  const id = `${parent}signature:${first.signatureId}`;
  const groups = groupsOfMerged(merged);
  const { severity, count } = orderableOf(groups, '');
  const parts = sorted(merged.parts, options, ({ source, group }) => orderableOf([group], source.name));
  const [only] = parts;
  const children =
    parts.length === 1 && only !== undefined
      ? () => occurrenceNodes(id, only.source, only.group)
      : () => parts.map(({ source, group }) => fileOfSignatureNode(id, source, group, options));
  return {
    ...groupNode(id, { ...first, severity }, count, formatPeriod(groups), only),
    children,
  };
}

/** A row for a known error, under the root or under a file. */
function groupNode(
  id: string,
  group: SourceFindingGroup,
  count: number,
  period: string,
  where: { readonly source: SourceFindings; readonly group: SourceFindingGroup } | undefined,
): FindingNode {
  const [occurrence] = where?.group.occurrences ?? [];
  const finding: LocatedFinding | undefined =
    where === undefined || occurrence === undefined ? undefined : { ...where, occurrence };
  const settled = group.resolvedBy === undefined ? [] : ['settled later'];
  return {
    id,
    // The count comes first, because the end of a long title is cut off in a narrow side bar.
    label: `${formatCount(count)}× ${group.title}`,
    description: [...settled, group.signatureId].join(' · '),
    tooltip: [group.title, `${group.signatureId}, ${group.severity}, ${formatCount(count)} times`, period]
      .filter((line) => line !== '')
      .join('\n'),
    icon: group.severity,
    menuWords: finding === undefined ? [] : groupMenuWords(group),
    ...(finding === undefined ? {} : { finding }),
  };
}

function fileOfSignatureNode(
  parent: string,
  source: SourceFindings,
  group: SourceFindingGroup,
  { nodes }: TreeOptions,
): FindingNode {
  const node = nodes.get(source.uri);
  const id = `${parent}/file:${source.uri}`;
  const [occurrence] = group.occurrences;
  return {
    id,
    label: source.name,
    description: [`${formatCount(group.count)}×`, ...(node === undefined ? [] : [node])].join(' · '),
    tooltip: [source.name, source.kindTitle, formatPeriod([group])].filter((line) => line !== '').join('\n'),
    icon: 'file',
    menuWords: occurrence === undefined ? [] : groupMenuWords(group),
    ...(occurrence === undefined ? {} : { finding: { source, group, occurrence } }),
    source,
    children: () => occurrenceNodes(id, source, group),
  };
}

function fileNode(source: SourceFindings, options: TreeOptions): FindingNode {
  const node = options.nodes.get(source.uri);
  const id = `file:${source.uri}`;
  const hasCheck = source.groups.some((group) => group.remediations.some((offer) => offer.kind === 'check'));
  const total = source.groups.reduce((sum, group) => sum + group.count, 0);
  return {
    id,
    label: source.name,
    description: [`${formatCount(total)}×`, ...(node === undefined ? [] : [node]), source.kindTitle].join(
      ' · ',
    ),
    tooltip: [
      source.name,
      `${source.kindTitle}, ${source.encoding}, ${formatCount(source.lines)} lines`,
      formatPeriod([source]),
      ...source.problems.map((problem) => problem.message),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    icon: 'file',
    menuWords: hasCheck ? ['file', 'checks'] : ['file'],
    source,
    unfolded: true,
    children: () =>
      sorted(source.groups, options, (group) => orderableOf([group], group.signatureId)).map((group) => {
        const groupId = `${id}/signature:${group.signatureId}`;
        return {
          ...groupNode(groupId, group, group.count, formatPeriod([group]), { source, group }),
          children: () => occurrenceNodes(groupId, source, group),
        };
      }),
  };
}

function occurrenceNodes(parent: string, source: SourceFindings, group: SourceFindingGroup): FindingNode[] {
  const listed = group.occurrences.map((occurrence, index) =>
    placeNode(`${parent}/${index}`, { source, group, occurrence }, 'line'),
  );
  const missing = group.count - group.occurrences.length;
  return missing > 0 ? [...listed, moreNode(parent, missing)] : listed;
}
