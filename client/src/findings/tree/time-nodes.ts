import type { SourceFindings } from '#protocol';
import type { LocatedFinding } from '../located-finding.ts';
import { formatCount } from './finding-labels.ts';
import type { FindingNode } from './finding-node.ts';
import { moreNode, placeNode } from './place-nodes.ts';

/** Findings by the hour (UTC) in which they were logged; those without a known time come last. */
export function timeNodes(sources: readonly SourceFindings[]): FindingNode[] {
  const byHour = new Map<string, LocatedFinding[]>();
  const timeless: LocatedFinding[] = [];
  let unlisted = 0;
  for (const source of sources) {
    for (const group of source.groups) {
      unlisted += group.count - group.occurrences.length;
      for (const occurrence of group.occurrences) {
        const hour = occurrence.time?.slice(0, 'yyyy-mm-ddThh'.length);
        const bucket = hour === undefined ? timeless : (byHour.get(hour) ?? []);
        if (hour !== undefined) byHour.set(hour, bucket);
        bucket.push({ source, group, occurrence });
      }
    }
  }
  const hours = [...byHour].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...hours.map(([hour, findings]) =>
      bucketNode(`time:${hour}`, `${hour.replace('T', ' ')}:00 UTC`, findings.sort(earliestFirst)),
    ),
    ...(timeless.length > 0 ? [bucketNode('time:unknown', 'Time not known', timeless)] : []),
    ...(unlisted > 0 ? [moreNode('time', unlisted)] : []),
  ];
}

function earliestFirst(a: LocatedFinding, b: LocatedFinding): number {
  const first = a.occurrence.time ?? '';
  const second = b.occurrence.time ?? '';
  return first < second ? -1 : first > second ? 1 : 0;
}

function bucketNode(id: string, label: string, findings: readonly LocatedFinding[]): FindingNode {
  return {
    id,
    label,
    description: `${formatCount(findings.length)}×`,
    tooltip: label,
    icon: 'time',
    menuWords: [],
    unfolded: true,
    children: () => findings.map((finding, index) => placeNode(`${id}/${index}`, finding, 'error')),
  };
}
