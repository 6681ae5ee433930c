import type { CaseDescription, CaseNode, ClockOffset } from '../model/case.ts';
import type { SourceSummary } from '../model/scan-result.ts';
import { spanOf, withNode } from './case-parts.ts';
import { findMissing } from './find-missing.ts';
import { gatherLogs } from './gather-logs.ts';
import { nameNodes } from './name-nodes.ts';

/** Says what the sources of a scan are together, from their names, kinds and times. Linear in their histograms. */
export function describeCase(sources: readonly SourceSummary[]): CaseDescription {
  const nodeOf = nameNodes(sources.map(({ path }) => path));
  const logs = gatherLogs(sources, nodeOf);
  const offsets = sources.flatMap((source): ClockOffset[] => {
    if (source.utcOffset === undefined) return [];
    return [{ ...withNode(nodeOf.get(source.path)), source: source.path, minutes: source.utcOffset }];
  });
  const nodes = gatherNodes(sources, nodeOf, offsets);
  return { nodes, logs, offsets, missing: findMissing(logs, nodes, offsets) };
}

function gatherNodes(
  sources: readonly SourceSummary[],
  nodeOf: ReadonlyMap<string, string>,
  offsets: readonly ClockOffset[],
): CaseNode[] {
  const byName = new Map<string, SourceSummary[]>();
  for (const source of sources) {
    const name = nodeOf.get(source.path);
    if (name === undefined) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [source]);
    else known.push(source);
  }
  const nodes = [...byName].map(([name, own]): CaseNode => {
    const [offset, ...others] = offsets.filter(({ node }) => node === name);
    const agree = offset !== undefined && others.every(({ minutes }) => minutes === offset.minutes);
    return {
      name,
      sources: own.map(({ path }) => path),
      kinds: [...new Set(own.map(({ kind }) => kind))].filter((kind) => kind !== 'text' && kind !== 'binary'),
      ...spanOf(own),
      ...(agree ? { utcOffset: offset.minutes, utcOffsetBy: offset.source } : {}),
    };
  });
  return nodes.sort((a, b) => (a.name < b.name ? -1 : 1));
}
