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

/**
 * Groups of findings over all sources, the worst first; context supports them and is no group of its own. What a twin
 * repeats is left out, because it stands in the log; with `keepRepeats`, for a source by itself, it is in and counted.
 */
export function groupFindings(sources: readonly FoundInSource[], keepRepeats = false): FindingGroup[] {
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
    let repeated = 0;
    const occurrences: Occurrence[] = [];
    const times: string[] = [];
    const severities: Severity[] = [];
    for (const source of from) {
      const sample = source.groups.get(id)?.sample;
      if (sample === undefined) continue;
      count += sample.count;
      repeated += sample.repeated ?? 0;
      let own = 0;
      if (sample.firstTime !== undefined) times.push(sample.firstTime);
      if (sample.lastTime !== undefined) times.push(sample.lastTime);
      for (const { occurrence } of sample.kept) {
        if (occurrence.isRepeat === true && !keepRepeats) continue;
        occurrences.push(occurrence);
        own++;
      }
      // A file that only repeats its twin says nothing of its own.
      if (own > 0) severities.push(...severitiesOf(sample, signature));
    }
    times.sort();
    const firstTime = times[0];
    const lastTime = times.at(-1);
    const resolvedBy = findResolution(id, occurrences, markers);
    groups.push({
      signatureId: id,
      severity: worstOf(severities) ?? signature.severity,
      count: keepRepeats ? count : count - repeated,
      ...(keepRepeats && repeated > 0 ? { repeated } : {}),
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
