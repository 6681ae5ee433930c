import type { SourceFindings, SourceFindingGroup } from '#protocol';
import type { LocatedFinding } from '../located-finding.ts';
import type { FindingNode } from './finding-node.ts';
import { formatCount, formatPeriod, severityRank } from './finding-labels.ts';
import { groupMenuWords, moreNode, placeNode } from './place-nodes.ts';
import { timeNodes } from './time-nodes.ts';

export type Grouping = 'signature' | 'file' | 'time';

/** The rows of the Findings view, worst first. Sources without findings have none. */
export function buildFindingsTree(
  sources: readonly SourceFindings[],
  grouping: Grouping,
): readonly FindingNode[] {
  return builders[grouping](sources);
}

const builders: Readonly<Record<Grouping, (sources: readonly SourceFindings[]) => FindingNode[]>> = {
  signature: signatureNodes,
  file: (sources) => sources.filter((source) => source.groups.length > 0).map(fileNode),
  time: timeNodes,
};

/** One known error over all sources. */
interface Merged {
  readonly first: SourceFindingGroup;
  readonly parts: { readonly source: SourceFindings; readonly group: SourceFindingGroup }[];
}

function signatureNodes(sources: readonly SourceFindings[]): FindingNode[] {
  const bySignature = new Map<string, Merged>();
  for (const source of sources) {
    for (const group of source.groups) {
      const merged = bySignature.get(group.signatureId) ?? { first: group, parts: [] };
      merged.parts.push({ source, group });
      bySignature.set(group.signatureId, merged);
    }
  }
  return [...bySignature.values()].sort(worstFirst).map(signatureNode);
}

function worstFirst(a: Merged, b: Merged): number {
  return (
    severityRank(a.first.severity) - severityRank(b.first.severity) ||
    countOf(b) - countOf(a) ||
    a.first.signatureId.localeCompare(b.first.signatureId)
  );
}

function countOf(merged: Merged): number {
  return merged.parts.reduce((sum, part) => sum + part.group.count, 0);
}

function signatureNode(merged: Merged): FindingNode {
  const { first, parts } = merged;
  const id = `signature:${first.signatureId}`;
  const groups = parts.map((part) => part.group);
  const [only] = parts;
  const children =
    parts.length === 1 && only !== undefined
      ? () => occurrenceNodes(id, only.source, only.group)
      : () => parts.map(({ source, group }) => fileOfSignatureNode(id, source, group));
  return {
    ...groupNode(id, first, countOf(merged), formatPeriod(groups), only),
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

function fileOfSignatureNode(parent: string, source: SourceFindings, group: SourceFindingGroup): FindingNode {
  const id = `${parent}/file:${source.uri}`;
  const [occurrence] = group.occurrences;
  return {
    id,
    label: source.name,
    description: `${formatCount(group.count)}×`,
    tooltip: [source.name, source.kindTitle, formatPeriod([group])].filter((line) => line !== '').join('\n'),
    icon: 'file',
    menuWords: occurrence === undefined ? [] : groupMenuWords(group),
    ...(occurrence === undefined ? {} : { finding: { source, group, occurrence } }),
    source,
    children: () => occurrenceNodes(id, source, group),
  };
}

function fileNode(source: SourceFindings): FindingNode {
  const id = `file:${source.uri}`;
  const hasCheck = source.groups.some((group) => group.remediations.some((offer) => offer.kind === 'check'));
  const total = source.groups.reduce((sum, group) => sum + group.count, 0);
  return {
    id,
    label: source.name,
    description: `${formatCount(total)}× · ${source.kindTitle}`,
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
      source.groups.map((group) => {
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
