import { escapeMarkdown } from '#engine';
import type { StatusRow } from '#protocol';

/** Rows of a table: somebody pastes it into a ticket. */
const MAX_ROWS = 500;

/**
 * A row of the tree with all below it as a Markdown table. Nodes and repositories become one line each with their
 * counters in columns; everything else a line for each value. What was printed is escaped.
 */
export function toMarkdownTable(row: StatusRow): string {
  const children = row.children ?? [];
  const things = children.filter(({ kind }) => kind === 'node' || kind === 'repository');
  return things.length > 0 && things.length === children.filter(({ kind }) => kind !== 'more').length
    ? thingsTable(things)
    : fieldsTable(row);
}

function thingsTable(things: readonly StatusRow[]): string {
  const isNodes = things[0]?.kind === 'node';
  const names = [...new Set(things.flatMap(({ children = [] }) => children.map(({ label }) => label)))];
  // A repository has no field for its status: that is what its row says.
  const header = [isNodes ? 'Node' : 'Repository', ...(isNodes ? [] : ['Status']), ...names, 'Health'];
  const lines = things
    .slice(0, MAX_ROWS)
    .map((thing) => [
      thing.label,
      ...(isNodes ? [] : [thing.description]),
      ...names.map((name) => thing.children?.find(({ label }) => label === name)?.value ?? ''),
      thing.level ?? '',
    ]);
  return table(header, lines);
}

function fieldsTable(row: StatusRow): string {
  const lines: string[][] = [];
  const add = (one: StatusRow, path: readonly string[]): void => {
    if (lines.length >= MAX_ROWS) return;
    const here = [...path, one.label];
    const { children = [], kind, value, description, level } = one;
    const isHeading = children.length > 0 && kind !== 'node' && kind !== 'repository';
    if (!isHeading) {
      const said = kind === 'field' ? (value ?? '') : description;
      lines.push([here.join(' › '), said, level ?? '']);
    }
    for (const child of children) add(child, here);
  };
  const { children } = row;
  if (children === undefined) add(row, []);
  else for (const child of children) add(child, []);
  return table(['Name', 'Value', 'Health'], lines);
}

function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => escapeMarkdown(cell, 500)).join(' | ')} |`;
  return `${[row(header), `|${' --- |'.repeat(header.length)}`, ...lines.map(row)].join('\n')}\n`;
}
