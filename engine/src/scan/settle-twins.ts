import { logKey, readLogName } from '../case/log-name.ts';
import type { Occurrence, SourcePlace } from '../model/scan-result.ts';
import type { SignatureFindings, SourceScan } from './source-scan.ts';

/**
 * `NAME-Errors.log` repeats records of `NAME.log` in the same folder (log-formats.md 1.1), also across their archived
 * parts. The same record in both is one occurrence with two places: each tells the other, and the one in the twin is
 * marked as a repeat, which counts where the log is counted too.
 */
export function settleTwins(scans: readonly SourceScan[]): readonly SourceScan[] {
  const settled = new Map<SourceScan, Map<string, SignatureFindings>>();
  const change = (scan: SourceScan, findings: SignatureFindings): void => {
    const known = settled.get(scan) ?? new Map<string, SignatureFindings>();
    settled.set(scan, known.set(findings.signatureId, findings));
  };
  for (const { main, errors } of families(scans)) {
    if (main.length === 0 || errors.length === 0) continue;
    const ids = new Set(errors.flatMap(({ found }) => found.map(({ signatureId }) => signatureId)));
    for (const id of ids) settleSignature(of(main, id), of(errors, id), change);
  }
  if (settled.size === 0) return scans;
  return scans.map((scan) => {
    const changed = settled.get(scan);
    if (changed === undefined) return scan;
    return { ...scan, found: scan.found.map((findings) => changed.get(findings.signatureId) ?? findings) };
  });
}

/** The findings of one signature with their source. */
interface Own {
  readonly scan: SourceScan;
  readonly findings: SignatureFindings;
}

function settleSignature(
  main: readonly Own[],
  errors: readonly Own[],
  change: (scan: SourceScan, findings: SignatureFindings) => void,
): void {
  const inMain = new Map<number, { left: number; kept: Occurrence[] }>();
  for (const { findings } of main) {
    for (const key of findings.keys) {
      const entry = inMain.get(key);
      if (entry === undefined) inMain.set(key, { left: 1, kept: [] });
      else entry.left++;
    }
    for (const { key, occurrence } of findings.kept) inMain.get(key)?.kept.push(occurrence);
  }
  const also = new Map<Occurrence, readonly SourcePlace[]>();
  for (const { scan, findings } of errors) {
    const here = new Map<number, Occurrence[]>();
    for (const { key, occurrence } of findings.kept) {
      const known = here.get(key);
      if (known === undefined) here.set(key, [occurrence]);
      else known.push(occurrence);
    }
    const repeats = new Map<Occurrence, readonly SourcePlace[]>();
    let repeated = 0;
    for (const key of findings.keys) {
      const twin = inMain.get(key);
      if (twin === undefined || twin.left === 0) continue;
      twin.left--;
      repeated++;
      const repeat = here.get(key)?.shift();
      if (repeat === undefined) continue;
      const there = twin.kept.shift();
      repeats.set(repeat, there === undefined ? [] : [placeOf(there)]);
      if (there !== undefined) also.set(there, [placeOf(repeat)]);
    }
    if (repeated === 0) continue;
    const kept = findings.kept.map((keyed) => {
      const places = repeats.get(keyed.occurrence);
      if (places === undefined) return keyed;
      const there = places.length === 0 ? {} : { also: places };
      return { ...keyed, occurrence: { ...keyed.occurrence, ...there, isRepeat: true } as const };
    });
    change(scan, { ...findings, repeated, kept });
  }
  for (const { scan, findings } of main) {
    if (!findings.kept.some(({ occurrence }) => also.has(occurrence))) continue;
    const kept = findings.kept.map((keyed) => {
      const places = also.get(keyed.occurrence);
      return places === undefined ? keyed : { ...keyed, occurrence: { ...keyed.occurrence, also: places } };
    });
    change(scan, { ...findings, kept });
  }
}

function placeOf({ source, line, endLine }: Occurrence): SourcePlace {
  return { source, line, endLine };
}

function of(scans: readonly SourceScan[], id: string): Own[] {
  return scans.flatMap((scan) => {
    const findings = scan.found.find(({ signatureId }) => signatureId === id);
    return findings === undefined ? [] : [{ scan, findings }];
  });
}

interface Family {
  readonly main: SourceScan[];
  readonly errors: SourceScan[];
}

function families(scans: readonly SourceScan[]): Iterable<Family> {
  const found = new Map<string, Family>();
  for (const scan of scans) {
    const name = readLogName(scan.path);
    if (name === undefined) continue;
    const key = logKey({ ...name, isErrors: false });
    let family = found.get(key);
    if (family === undefined) found.set(key, (family = { main: [], errors: [] }));
    (name.isErrors ? family.errors : family.main).push(scan);
  }
  return found.values();
}
