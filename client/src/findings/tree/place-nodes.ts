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
  const twin = (occurrence.also ?? []).map(
    ({ uri, range }) => `also in ${nameOf(uri)}, line ${formatCount(range.start.line + 1)}`,
  );
  const clock =
    occurrence.time === undefined || source.localClock === undefined
      ? []
      : [`Time by the clock of the machine, ${source.localClock}`];
  return {
    id,
    label: naming === 'line' ? line : group.title,
    description: (naming === 'line'
      ? [...time, captures, ...twin]
      : [...time, `${source.name}, ${line.toLowerCase()}`]
    )
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: [occurrence.preview, captures, ...time, ...clock, ...twin]
      .filter((part) => part !== '')
      .join('\n'),
    icon: naming === 'line' ? 'place' : group.severity,
    menuWords: groupMenuWords(group),
    place: { uri: source.uri, range: occurrence.range },
    finding,
    source,
  };
}

/** Base name of a uri, as people read it. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
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
