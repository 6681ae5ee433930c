import type { StatusRow } from '../../../protocol/src/index.ts';

/** A row of the status tree as the server would send it, with what a test does not care about filled in. */
export function someRow(changes: Partial<StatusRow> & Pick<StatusRow, 'label'>): StatusRow {
  return { id: changes.label, kind: 'field', description: '', tooltip: '', attention: 0, ...changes };
}

/** A cluster with a healthy and a failed node. */
export function someStatus(): readonly StatusRow[] {
  const healthy = someRow({
    label: 'SCAN01.contoso.com',
    kind: 'node',
    level: 'healthy',
    node: 'SCAN01.contoso.com',
  });
  const status = someRow({
    label: 'Status',
    description: 'Error',
    value: 'Error',
    level: 'failed',
    attention: 1,
  });
  const failed = someRow({
    label: 'SCAN02',
    kind: 'node',
    level: 'failed',
    attention: 1,
    node: 'SCAN02',
    children: [status, someRow({ label: 'ScannedFiles', value: '17' })],
  });
  const nodes = someRow({ label: 'Nodes', kind: 'group', attention: 1, children: [healthy, failed] });
  return [someRow({ label: 'contoso', kind: 'cluster', level: 'failed', attention: 1, children: [nodes] })];
}
