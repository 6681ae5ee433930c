import type { FindingOccurrence, SourceFindings } from '#protocol';
import { formatCaptures, formatCount, formatTime } from './finding-labels.ts';
import { type FindingOrder, orderableOf, orderBy } from './finding-order.ts';

/** A row of the table: a known error in a file, with its first place. */
export interface TableRow {
  /** Zero-based line of the table's text. */
  readonly line: number;
  /** Where the name of the file and the line stand, UTF-16 columns. */
  readonly columns: readonly [start: number, end: number];
  readonly uri: string;
  readonly range: FindingOccurrence['range'];
}

export interface FindingsTable {
  /** Plain text with one row on each line, LF line ends. */
  readonly text: string;
  readonly rows: readonly TableRow[];
}

export interface TableOptions {
  readonly order: FindingOrder;
  readonly nodes: ReadonlyMap<string, string>;
  /** The filter in words, empty for none. */
  readonly filter: string;
}

/** Widest cell of each column, in UTF-16 units; the last column is as wide as it is. */
const columns = [
  ['Severity', 11],
  ['Count', 9],
  ['Known error', 12],
  ['Title', 60],
  ['Machine', 24],
  ['File', 48],
  ['Line', 11],
  ['First', 23],
  ['Last', 23],
  ['Values of the first', 200],
] as const;

const fileColumn = 5;
const lineColumn = 6;

const orders: Readonly<Record<FindingOrder, string>> = {
  severity: 'worst first',
  count: 'most frequent first',
  time: 'first in time first',
};

/** Between two columns. */
const gap = '  ';

/** The findings as a table of plain text, to be read line by line: by key, by ear, or copied into a mail. */
export function buildFindingsTable(sources: readonly SourceFindings[], options: TableOptions): FindingsTable {
  const compare = orderBy(options.order);
  const found = sources
    .flatMap((source) =>
      source.groups.flatMap((group) => {
        const [occurrence] = group.occurrences;
        return occurrence === undefined ? [] : [{ source, group, occurrence }];
      }),
    )
    .map((one) => ({ ...one, by: orderableOf([one.group], `${one.group.signatureId} ${one.source.name}`) }))
    .sort((a, b) => compare(a.by, b.by));
  const cells = found.map(({ source, group, occurrence }) => [
    group.severity,
    formatCount(group.count),
    group.signatureId,
    group.title,
    options.nodes.get(source.uri) ?? '',
    source.name,
    formatCount(occurrence.range.start.line + 1),
    group.firstTime === undefined ? 'not known' : formatTime(group.firstTime),
    group.lastTime === undefined ? 'not known' : formatTime(group.lastTime),
    formatCaptures(occurrence.captures),
  ]);
  const titles = columns.map(([title]) => title);
  const shown = [titles, ...cells].map((row) => row.map((cell, i) => fit(cell, columns[i]?.[1] ?? 0)));
  const widths = titles.map((_, i) => shown.reduce((width, row) => Math.max(width, row[i]?.length ?? 0), 0));
  const startOf = (column: number): number =>
    widths.slice(0, column).reduce((sum, width) => sum + width + gap.length, 0);
  const lines = shown.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join(gap)
      .trimEnd(),
  );
  const total = found.reduce((sum, { group }) => sum + group.count, 0);
  const errors = new Set(found.map(({ group }) => group.signatureId)).size;
  const head = [
    `Known errors: ${formatCount(errors)}, places: ${formatCount(total)}, rows: ${formatCount(found.length)}, ${orders[options.order]}.`,
    options.filter === '' ? 'No filter.' : `Filter: ${fit(options.filter, 500)}.`,
    'Enter opens the place of a row.',
    '',
  ];
  return {
    text: `${[...head, ...lines].join('\n')}\n`,
    rows: found.map(({ source, occurrence }, i) => ({
      line: head.length + 1 + i,
      columns: [startOf(fileColumn), startOf(lineColumn) + (shown[i + 1]?.[lineColumn]?.length ?? 0)],
      uri: source.uri,
      range: occurrence.range,
    })),
  };
}

/** Log text and names on one line, in which what cannot be seen or turns the direction of text is a visible mark. */
function fit(text: string, width: number): string {
  const shown = text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
  return shown.length > width ? `${shown.slice(0, width - 1)}…` : shown;
}
