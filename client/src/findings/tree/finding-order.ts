import type { SourceFindingGroup } from '#protocol';
import { severityRank } from './finding-labels.ts';

/** What stands first: the worst, the most frequent, or what came first in time. */
export type FindingOrder = 'severity' | 'count' | 'time';

/** What findings are ordered by, whatever they are gathered under. */
export interface Orderable {
  readonly severity: SourceFindingGroup['severity'];
  readonly count: number;
  readonly firstTime?: string;
  /** Decides between equals. */
  readonly name: string;
}

type Compare = (a: Orderable, b: Orderable) => number;

const bySeverity: Compare = (a, b) => severityRank(a.severity) - severityRank(b.severity);
const byCount: Compare = (a, b) => b.count - a.count;
/** What has no time comes last. */
const byTime: Compare = (a, b) => compareText(a.firstTime ?? '\uffff', b.firstTime ?? '\uffff');

const chains: Readonly<Record<FindingOrder, readonly Compare[]>> = {
  severity: [bySeverity, byCount, byTime],
  count: [byCount, bySeverity, byTime],
  time: [byTime, bySeverity, byCount],
};

export function orderBy(order: FindingOrder): Compare {
  return (a, b) => {
    for (const compare of chains[order]) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return compareText(a.name, b.name);
  };
}

/** Several groups as one: the worst severity, all counts, the first time. */
export function orderableOf(groups: readonly SourceFindingGroup[], name: string): Orderable {
  const worst = groups.reduce<SourceFindingGroup['severity']>(
    (a, { severity }) => (severityRank(severity) < severityRank(a) ? severity : a),
    'hint',
  );
  const first = groups.reduce((a, { firstTime = '\uffff' }) => (firstTime < a ? firstTime : a), '\uffff');
  return {
    severity: worst,
    count: groups.reduce((sum, { count }) => sum + count, 0),
    ...(first === '\uffff' ? {} : { firstTime: first }),
    name,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
