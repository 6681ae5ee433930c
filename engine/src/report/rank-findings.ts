import type { CaseDescription } from '../model/case.ts';
import type { FindingGroup, ScanResult } from '../model/scan-result.ts';
import type { Severity, Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** One known error of a case, with what speaks for its place in the order. */
export interface RankedFinding {
  readonly group: FindingGroup;
  readonly signature: Signature;
  /** Findings of this case that usually stand behind it. */
  readonly followsFrom: readonly Signature[];
  /** Findings of this case behind which it usually stands. */
  readonly explains: readonly Signature[];
  /** Whether a log in which it stands ends within an hour of it; undefined where times do not tell. */
  readonly goesOn: boolean | undefined;
  /** Names of the machines on which it stands, sorted. Untrusted text. */
  readonly nodes: readonly string[];
  /** Paths of the sources in which it stands. */
  readonly sources: readonly string[];
}

/** How close to the end of its log a finding counts as going on, in milliseconds. */
const RECENT = 60 * 60_000;

/**
 * The findings of a case, the one to look at first in front. What counts, each only where all before it are equal: not
 * settled; the severity, its own or that of what it explains; no other finding behind it; still going on; on how
 * many machines and in how many files; how often.
 */
export function rankFindings(
  result: ScanResult,
  catalog: Catalog,
  { nodes }: Pick<CaseDescription, 'nodes'>,
): RankedFinding[] {
  const nodeOf = new Map(nodes.flatMap(({ name, sources }) => sources.map((path) => [path, name] as const)));
  const ends = endsOf(result);
  const found = new Map<string, { group: FindingGroup; signature: Signature }>();
  for (const group of result.groups) {
    const signature = catalog.findSignature(group.signatureId);
    if (signature !== undefined) found.set(signature.id, { group, signature });
  }
  const behind = findCauses(found, catalog);
  const effects = new Map<string, Signature[]>();
  for (const { signature } of found.values()) {
    for (const { id } of behind.get(signature.id) ?? []) {
      const known = effects.get(id);
      if (known === undefined) effects.set(id, [signature]);
      else known.push(signature);
    }
  }
  const ranked = [...found.values()].map(({ group, signature }): RankedFinding => {
    const sources = [...new Set(group.occurrences.map(({ source }) => source))];
    return {
      group,
      signature,
      followsFrom: behind.get(signature.id) ?? [],
      explains: effects.get(signature.id) ?? [],
      goesOn: goesOn(group, ends),
      nodes: [...new Set(sources.flatMap((path) => nodeOf.get(path) ?? []))].sort(),
      sources,
    };
  });
  return ranked.sort(likelyFirst);
}

/** For each finding the findings that usually stand behind it, leaving out what came only after it. */
function findCauses(
  found: ReadonlyMap<string, { readonly group: FindingGroup; readonly signature: Signature }>,
  catalog: Catalog,
): Map<string, Signature[]> {
  const causesOf = (id: string): string[] =>
    (found.get(id)?.signature.related.causedBy ?? []).flatMap(
      (cause) => catalog.findSignature(cause)?.id ?? [],
    );
  const standsBehind = (cause: string, effect: string, seen = new Set<string>()): boolean =>
    causesOf(effect).some((id) => {
      if (id === cause) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return standsBehind(cause, id, seen);
    });
  const behind = new Map<string, Signature[]>();
  for (const [id, { group }] of found) {
    const causes = causesOf(id).flatMap((causeId) => {
      const cause = found.get(causeId);
      // Two that may each stand behind the other say nothing about which came first.
      if (cause === undefined || causeId === id || standsBehind(id, causeId)) return [];
      const cameLater =
        group.lastTime !== undefined &&
        cause.group.firstTime !== undefined &&
        cause.group.firstTime > group.lastTime;
      return cameLater ? [] : [cause.signature];
    });
    if (causes.length > 0) behind.set(id, [...new Set(causes)]);
  }
  return behind;
}

/** When the logs end that are long enough for their last hour to mean something. In milliseconds. */
function endsOf({ sources }: ScanResult): Map<string, number> {
  return new Map(
    sources.flatMap(({ path, firstTime, lastTime }) => {
      if (firstTime === undefined || lastTime === undefined) return [];
      const end = Date.parse(lastTime);
      return end - Date.parse(firstTime) > RECENT ? [[path, end] as const] : [];
    }),
  );
}

function goesOn(group: FindingGroup, ends: ReadonlyMap<string, number>): boolean | undefined {
  if (group.resolvedBy !== undefined) return false;
  const distances = group.occurrences.flatMap(({ source, time }) => {
    const end = ends.get(source);
    return time === undefined || end === undefined ? [] : end - Date.parse(time);
  });
  return distances.length === 0 ? undefined : distances.some((distance) => distance <= RECENT);
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function likelyFirst(a: RankedFinding, b: RankedFinding): number {
  return (
    Number(a.group.resolvedBy !== undefined) - Number(b.group.resolvedBy !== undefined) ||
    weight(a) - weight(b) ||
    Number(a.followsFrom.length > 0) - Number(b.followsFrom.length > 0) ||
    Number(b.goesOn === true) - Number(a.goesOn === true) ||
    b.nodes.length - a.nodes.length ||
    b.sources.length - a.sources.length ||
    b.group.count - a.group.count ||
    (a.signature.id < b.signature.id ? -1 : 1)
  );
}

/** A warning behind an error is as urgent as the error. */
function weight({ group, explains }: RankedFinding): number {
  return Math.min(
    ...[group.severity, ...explains.map(({ severity }) => severity)].map((one) => severities.indexOf(one)),
  );
}
