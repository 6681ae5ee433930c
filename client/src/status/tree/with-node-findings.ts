import type { SourceFindingGroup, SourceFindings, StatusRow } from '#protocol';
import { formatCount, severityRank } from '../../findings/tree/finding-labels.ts';
import { findingsOfNode } from './node-findings.ts';

/** Known errors that are listed below a node; the Findings view has all of them. */
const MAX_ERRORS = 50;

/** The rows with the known errors of each node's logs below the node, where a scan has seen such logs. */
export function withNodeFindings(
  rows: readonly StatusRow[],
  sources: readonly SourceFindings[],
): readonly StatusRow[] {
  if (sources.length === 0) return rows;
  return rows.map((row) => {
    const children = withNodeFindings(row.children ?? [], sources);
    const findings = row.node === undefined ? [] : findingsOfNode(sources, row.node);
    if (findings.length > 0) return { ...row, children: [...children, findingsRow(row.id, findings)] };
    return row.children === undefined ? row : { ...row, children };
  });
}

function findingsRow(parent: string, sources: readonly SourceFindings[]): StatusRow {
  const id = `${parent}/findings`;
  const found = sources
    .flatMap((source) => source.groups.map((group) => ({ source, group })))
    .sort((a, b) => severityRank(a.group.severity) - severityRank(b.group.severity));
  const files = `${formatCount(sources.length)} ${sources.length === 1 ? 'file' : 'files'}`;
  return {
    id,
    kind: 'group',
    label: 'Known errors in its logs',
    description: `${formatCount(found.length)} in ${files}`,
    tooltip: '',
    attention: 0,
    children: found.slice(0, MAX_ERRORS).map(({ source, group }) => errorRow(id, source, group)),
  };
}

const levels = { error: 'failed', warning: 'degraded', information: undefined, hint: undefined } as const;

function errorRow(parent: string, source: SourceFindings, group: SourceFindingGroup): StatusRow {
  const level = levels[group.severity];
  const [first] = group.occurrences;
  return {
    id: `${parent}/${source.uri}/${group.signatureId}`,
    kind: 'text',
    label: `${formatCount(group.count)}× ${group.title}`,
    description: `${group.signatureId} · ${source.name}`,
    tooltip: '',
    ...(level === undefined ? {} : { level }),
    attention: 0,
    ...(first === undefined ? {} : { place: { uri: source.uri, range: first.range } }),
  };
}
