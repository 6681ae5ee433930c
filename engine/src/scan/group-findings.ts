import type { FindingGroup, Occurrence } from '../model/scan-result.ts';
import type { Severity, Signature } from '../model/signature.ts';
import { collectMarkers, findResolution } from './find-resolution.ts';
import type { SampleData } from './occurrence-sample.ts';
import type { FoundInSource } from './source-findings.ts';

const severityOrder: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function severitiesOf({ count, lowered }: SampleData, { severity }: Signature): Severity[] {
  const loweredCount = [...lowered.values()].reduce((sum, n) => sum + n, 0);
  return [...lowered.keys(), ...(loweredCount < count ? [severity] : [])];
}

function worstOf(severities: readonly Severity[]): Severity | undefined {
  return severityOrder.find((severity) => severities.includes(severity));
}

/** Groups of findings over all sources, the worst first; context supports them and is no group of its own. */
export function groupFindings(sources: readonly FoundInSource[]): FindingGroup[] {
  const markers = collectMarkers(sources);
  const bySignature = new Map<string, { signature: Signature; from: FoundInSource[] }>();
  for (const source of sources) {
    for (const [id, { signature }] of source.groups) {
      const entry = bySignature.get(id);
      if (entry === undefined) bySignature.set(id, { signature, from: [source] });
      else entry.from.push(source);
    }
  }
  const groups: FindingGroup[] = [];
  for (const [id, { signature, from }] of bySignature) {
    if (signature.role === 'context') continue;
    let count = 0;
    const occurrences: Occurrence[] = [];
    const times: string[] = [];
    const severities: Severity[] = [];
    for (const source of from) {
      const sample = source.groups.get(id)?.sample;
      if (sample === undefined) continue;
      count += sample.count;
      if (sample.firstTime !== undefined) times.push(sample.firstTime);
      if (sample.lastTime !== undefined) times.push(sample.lastTime);
      for (const { occurrence } of sample.kept) {
        occurrences.push(occurrence);
      }
      // A file that only repeats its twin says nothing of its own.
      if (sample.kept.length > 0) severities.push(...severitiesOf(sample, signature));
    }
    times.sort();
    const firstTime = times[0];
    const lastTime = times.at(-1);
    const resolvedBy = findResolution(id, occurrences, markers);
    groups.push({
      signatureId: id,
      severity: worstOf(severities) ?? signature.severity,
      count,
      ...(firstTime === undefined ? {} : { firstTime }),
      ...(lastTime === undefined ? {} : { lastTime }),
      occurrences,
      ...(resolvedBy === undefined ? {} : { resolvedBy }),
    });
  }
  return groups.sort(
    (a, b) =>
      severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
      b.count - a.count ||
      (a.signatureId < b.signatureId ? -1 : 1),
  );
}
