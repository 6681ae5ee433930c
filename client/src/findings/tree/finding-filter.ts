import type { FindingOccurrence, SourceFindingGroup, SourceFindings } from '#protocol';
import { formatTime } from './finding-labels.ts';

type Product = NonNullable<SourceFindingGroup['product']>;

/** What a reader wants to see of the findings; what is absent does not matter. */
export interface FindingFilter {
  readonly severities?: readonly SourceFindingGroup['severity'][];
  readonly products?: readonly Product[];
  /** Words that all have to stand in title, id, file, machine, place or captured values; case does not count. */
  readonly text?: string;
  /** ISO 8601 in UTC, both inclusive. What has no time is left out. */
  readonly from?: string;
  readonly to?: string;
}

/** Findings that a filter lets through. */
export interface FilteredFindings {
  readonly sources: readonly SourceFindings[];
  /** Different known errors that are shown, and how many there are. */
  readonly shown: number;
  readonly all: number;
  /** Places that were counted and not listed, so that nobody can say whether they fit. */
  readonly unknown: number;
}

export function isEmptyFilter({ severities, products, text, from, to }: FindingFilter): boolean {
  return (severities ?? products ?? text ?? from ?? to) === undefined;
}

/** Linear in the places that are listed. Counts are exact where whole groups fit, else of the listed places. */
export function filterFindings(
  sources: readonly SourceFindings[],
  filter: FindingFilter,
  nodes: ReadonlyMap<string, string>,
): FilteredFindings {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  let unknown = 0;
  const filtered = sources.map((source) => {
    const groups = source.groups.flatMap((group) => {
      if (filter.severities?.includes(group.severity) === false) return [];
      const { product } = group;
      if (filter.products !== undefined && (product === undefined || !filter.products.includes(product)))
        return [];
      const named = [group.title, group.signatureId, source.name, nodes.get(source.uri) ?? '']
        .join('\n')
        .toLowerCase();
      const left = words.filter((word) => !named.includes(word));
      if (left.length === 0 && isWithin(group, filter)) return [group];
      const occurrences = group.occurrences.filter(
        (occurrence) => fitsTime(occurrence, filter) && fitsWords(occurrence, left),
      );
      if (mayReach(group, filter)) unknown += group.count - group.occurrences.length;
      return occurrences.length === 0 ? [] : [withOccurrences(group, occurrences)];
    });
    return { ...source, groups };
  });
  return { sources: filtered, shown: countErrors(filtered), all: countErrors(sources), unknown };
}

function fitsTime({ time }: FindingOccurrence, { from, to }: FindingFilter): boolean {
  if (from === undefined && to === undefined) return true;
  return time !== undefined && time >= (from ?? '') && time <= (to ?? '\uffff');
}

function fitsWords({ preview, captures }: FindingOccurrence, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [preview, ...Object.values(captures)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Whether every place of the group lies in the range, listed or not. */
function isWithin({ firstTime, lastTime, occurrences }: SourceFindingGroup, filter: FindingFilter): boolean {
  if (filter.from === undefined && filter.to === undefined) return true;
  return (
    firstTime !== undefined &&
    lastTime !== undefined &&
    firstTime >= (filter.from ?? '') &&
    lastTime <= (filter.to ?? '\uffff') &&
    occurrences.every(({ time }) => time !== undefined)
  );
}

/** Whether a place that is not listed may lie in the range. */
function mayReach({ firstTime, lastTime }: SourceFindingGroup, { from, to }: FindingFilter): boolean {
  return (lastTime ?? '\uffff') >= (from ?? '') && (firstTime ?? '') <= (to ?? '\uffff');
}

function withOccurrences(
  group: SourceFindingGroup,
  occurrences: readonly FindingOccurrence[],
): SourceFindingGroup {
  const { firstTime: _first, lastTime: _last, ...rest } = group;
  const times = occurrences.flatMap(({ time }) => time ?? []).sort();
  const [firstTime] = times;
  const lastTime = times.at(-1);
  return {
    ...rest,
    occurrences,
    count: occurrences.length,
    ...(firstTime === undefined ? {} : { firstTime }),
    ...(lastTime === undefined ? {} : { lastTime }),
  };
}

function countErrors(sources: readonly SourceFindings[]): number {
  return new Set(sources.flatMap(({ groups }) => groups.map(({ signatureId }) => signatureId))).size;
}

export const severityNames = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
  hint: 'hints',
} as const satisfies Record<SourceFindingGroup['severity'], string>;

export const productNames = {
  'mdi-sensor': 'Defender for Identity sensor',
  'aip-scanner': 'Information Protection scanner',
  'any-product': 'secrets in any log',
} as const satisfies Record<Product, string>;

/** A filter in words, for example `errors, warnings · "gmsa" · from 2026-03-14 09:00:00 UTC`; empty for none. */
export function describeFilter({ severities, products, text, from, to }: FindingFilter): string {
  return [
    severities?.map((severity) => severityNames[severity]).join(', '),
    products?.map((product) => productNames[product]).join(', '),
    text === undefined ? undefined : `"${text}"`,
    [from === undefined ? '' : `from ${formatTime(from)}`, to === undefined ? '' : `to ${formatTime(to)}`]
      .filter(Boolean)
      .join(' '),
  ]
    .filter(Boolean)
    .join(' · ');
}
