import { baseName } from '../log-formats/detect-kind.ts';
import type { CaseLog } from '../model/case.ts';
import type { SourceSummary } from '../model/scan-result.ts';
import { spanOf, withNode } from './case-parts.ts';
import { findHoles } from './find-holes.ts';
import { logKey, type LogName, readLogName } from './log-name.ts';
import { compareAge } from './order-parts.ts';

interface Part {
  readonly source: SourceSummary;
  readonly name: LogName | undefined;
}

/** Puts rotated parts together; everything that was recognised, or is called like a log, is one. */
export function gatherLogs(
  sources: readonly SourceSummary[],
  nodeOf: ReadonlyMap<string, string>,
): CaseLog[] {
  const byKey = new Map<string, Part[]>();
  for (const source of sources) {
    const name = readLogName(source.path);
    if (source.kind === 'binary' || (name === undefined && source.kind === 'text')) continue;
    const key = name === undefined ? source.path : logKey(name);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [{ source, name }]);
    else known.push({ source, name });
  }
  const logs = [...byKey.values()].map((found): CaseLog => {
    const parts = found.map(({ source }) => source).toSorted(compareAge);
    const newest = parts.at(-1);
    const kind = parts.find((part) => part.kind !== 'text')?.kind ?? 'text';
    return {
      ...withNode(nodeOf.get(newest?.path ?? '')),
      name: plainName(found[0]),
      kind,
      parts,
      ...spanOf(parts),
      holes: findHoles(kind, parts),
    };
  });
  return logs.sort(
    (a, b) => compare(a.node ?? '', b.node ?? '') || compare(a.parts[0]?.path ?? '', b.parts[0]?.path ?? ''),
  );
}

function plainName(part: Part | undefined): string {
  if (part?.name === undefined) return baseName(part?.source.path ?? '');
  const { stem, isErrors, extension } = part.name;
  return `${stem}${isErrors ? '-Errors' : ''}${extension}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
