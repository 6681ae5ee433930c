import type { StatusRow } from '#protocol';

/** A row with the row above it, so that the view can reveal it. */
export interface StatusNode {
  readonly row: StatusRow;
  readonly parent: StatusNode | undefined;
  readonly children: readonly StatusNode[];
}

/** The nodes of the view; with `attentionOnly` those that a person should look at and the rows that lead to them. */
export function buildStatusTree(rows: readonly StatusRow[], attentionOnly: boolean): readonly StatusNode[] {
  return nodesOf(attentionOnly ? keepAttention(rows) : rows, undefined);
}

function nodesOf(rows: readonly StatusRow[], parent: StatusNode | undefined): readonly StatusNode[] {
  return rows.map((row) => {
    const children: StatusNode[] = [];
    const node: StatusNode = { row, parent, children };
    children.push(...nodesOf(row.children ?? [], node));
    return node;
  });
}

/** What is kept is shown unfolded: whoever asks for it wants to see it at once. */
function keepAttention(rows: readonly StatusRow[]): readonly StatusRow[] {
  return rows.flatMap((row) => {
    const children = keepAttention(row.children ?? []);
    if (children.length === 0 && row.attention === 0) return [];
    const { children: _, ...alone } = row;
    return [children.length === 0 ? alone : { ...alone, unfolded: true, children }];
  });
}

/** The first node that fits, from the top down. */
export function findNode(
  nodes: readonly StatusNode[],
  fits: (row: StatusRow) => boolean,
): StatusNode | undefined {
  for (const node of nodes) {
    const found = fits(node.row) ? node : findNode(node.children, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

const levelNames = {
  healthy: 'healthy',
  unknown: 'health not known',
  degraded: 'needs attention',
  failed: 'failed',
} as const;

/** What a screen reader says: the level is a word here, because nobody hears an icon or a colour. */
export function accessibleLabel({ label, description, level }: StatusRow): string {
  return [label, description, level === undefined ? '' : levelNames[level]]
    .filter((part) => part !== '')
    .join(', ');
}

/** Words that the menus of package.json ask for. */
export function statusMenuWords({ value, children, node }: StatusRow): readonly string[] {
  return [
    ...(value === undefined ? [] : ['value']),
    ...(children === undefined || children.length === 0 ? [] : ['table']),
    ...(node === undefined || node === '' ? [] : ['node']),
  ];
}

export function isStatusNode(value: unknown): value is StatusNode {
  return typeof value === 'object' && value !== null && 'row' in value && 'parent' in value;
}
