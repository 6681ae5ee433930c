import type { SourceFindingGroup, SourceFindings } from '#protocol';

const ranks = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** 0 is worst. */
export function severityRank(severity: SourceFindingGroup['severity']): number {
  return ranks[severity];
}

/** `1234567` as `1,234,567`: the same on every machine, so that screenshots and tests agree. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** An ISO time as people write it: `2020-02-17 14:01:36 UTC`. Anything else stays as it is. */
export function formatTime(iso: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(iso);
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}

/** First to last time of several groups or sources; empty when no time is known. */
export function formatPeriod(
  parts: readonly Pick<SourceFindings | SourceFindingGroup, 'firstTime' | 'lastTime'>[],
): string {
  const first = parts.flatMap((part) => part.firstTime ?? []).sort()[0];
  const last = parts
    .flatMap((part) => part.lastTime ?? [])
    .sort()
    .at(-1);
  if (first === undefined) return last === undefined ? '' : formatTime(last);
  return last === undefined || last === first
    ? formatTime(first)
    : `${formatTime(first)} to ${formatTime(last)}`;
}

/** Captured values on one line, for example `account=mdiSvc01, domain=contoso.com`. */
export function formatCaptures(captures: Readonly<Record<string, string>>): string {
  return Object.entries(captures)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** What the view's badge counts: different known errors that somebody should look at. */
export function countUrgent(sources: readonly SourceFindings[]): number {
  const ids = sources.flatMap((source) => source.groups.filter(isUrgent).map((group) => group.signatureId));
  return new Set(ids).size;
}

function isUrgent(group: SourceFindingGroup): boolean {
  return (group.severity === 'error' || group.severity === 'warning') && group.resolvedBy === undefined;
}
