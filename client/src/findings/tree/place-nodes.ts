import type { SourceFindingGroup } from '#protocol';
import type { LocatedFinding } from '../located-finding.ts';
import { formatCaptures, formatCount, formatTime } from './finding-labels.ts';
import type { FindingNode } from './finding-node.ts';

/**
 * The row of one place in a file.
 *
 * @param naming `line` where the rows above name error and file, `error` where they do not
 */
export function placeNode(id: string, finding: LocatedFinding, naming: 'line' | 'error'): FindingNode {
  const { source, group, occurrence } = finding;
  const line = `Line ${formatCount(occurrence.range.start.line + 1)}`;
  const time = occurrence.time === undefined ? [] : [formatTime(occurrence.time)];
  const captures = formatCaptures(occurrence.captures);
  const twin = occurrence.also === undefined ? [] : ['also in the twin file'];
  return {
    id,
    label: naming === 'line' ? line : group.title,
    description: (naming === 'line'
      ? [...time, captures, ...twin]
      : [...time, `${source.name}, ${line.toLowerCase()}`]
    )
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: [occurrence.preview, captures, ...time].filter((part) => part !== '').join('\n'),
    icon: naming === 'line' ? 'place' : group.severity,
    menuWords: groupMenuWords(group),
    place: { uri: source.uri, range: occurrence.range },
    finding,
    source,
  };
}

/** Says that places were counted and not kept, because a list that ends silently would be a lie. */
export function moreNode(parent: string, count: number): FindingNode {
  return {
    id: `${parent}/more`,
    label: `${formatCount(count)} more, counted and not listed`,
    description: '',
    tooltip:
      'Between the first and the last that are listed. The setting iplogLens.limits.occurrencesPerFinding says how many those are.',
    icon: 'more',
    menuWords: [],
  };
}

/** What the context menu of a finding offers. */
export function groupMenuWords(group: SourceFindingGroup): string[] {
  const kinds = new Set(group.remediations.map((offer) => offer.kind));
  return ['finding', ...kinds];
}
