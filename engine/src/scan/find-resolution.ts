import { baseName } from '../log-formats/detect-kind.ts';
import type { FindingGroup, Occurrence } from '../model/scan-result.ts';
import type { FoundInSource } from './source-findings.ts';

/** Success markers by the id that they resolve and the folder in which they stand. */
export type Markers = ReadonlyMap<string, ReadonlyMap<string, readonly Occurrence[]>>;

/** The success markers of all sources of a scan. */
export function collectMarkers(sources: readonly FoundInSource[]): Markers {
  const markers = new Map<string, Map<string, Occurrence[]>>();
  for (const { path, groups } of sources) {
    for (const { signature, sample } of groups.values()) {
      for (const id of signature.related.resolves) {
        let ofId = markers.get(id);
        if (ofId === undefined) markers.set(id, (ofId = new Map()));
        const folder = folderOf(path);
        const inFolder = ofId.get(folder) ?? [];
        inFolder.push(...sample.kept.map(({ occurrence }) => occurrence));
        ofId.set(folder, inFolder);
      }
    }
  }
  return markers;
}

/**
 * The newest success marker that settles a finding: in every folder in which the finding stands a marker comes after
 * the last occurrence, and speaks of the same values where both name them. A folder stands for one machine, whose logs
 * tell of each other; what works on one server settles nothing on another. Undefined where the matter is open.
 */
export function findResolution(
  id: string,
  occurrences: readonly Occurrence[],
  markers: Markers,
): FindingGroup['resolvedBy'] {
  const byFolder = markers.get(id);
  if (byFolder === undefined) return undefined;
  let newest: Occurrence | undefined;
  // Every value counts for itself: one account may work while another fails.
  for (const finding of lastOfEach(occurrences)) {
    const marker = byFolder
      .get(folderOf(finding.source))
      ?.findLast((candidate) => agrees(candidate, finding) && isAfter(candidate, finding));
    if (marker === undefined) return undefined;
    if (newest === undefined || isNewer(marker, newest)) newest = marker;
  }
  if (newest === undefined) return undefined;
  const { source, line, endLine, signatureId, time } = newest;
  return { source, line, endLine, signatureId, ...(time === undefined ? {} : { time }) };
}

/** The last occurrence of each set of captured values, in each file. */
function lastOfEach(occurrences: readonly Occurrence[]): Iterable<Occurrence> {
  const last = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const values = occurrence.captures.map(({ name, value }) => `${name}=${value}`).sort();
    last.set(JSON.stringify([occurrence.source, values]), occurrence);
  }
  return last.values();
}

function agrees(marker: Occurrence, finding: Occurrence): boolean {
  return marker.captures.every(({ name, value }) => {
    const other = finding.captures.find((capture) => capture.name === name);
    return other === undefined || fold(other.value) === fold(value);
  });
}

/** A gMSA is written with and without its `$`. */
function fold(value: string): string {
  return value.toLowerCase().replace(/\$$/, '');
}

/** By the clock where both have one, else by the order in one file. */
function isAfter(marker: Occurrence, finding: Occurrence): boolean {
  if (marker.time !== undefined && finding.time !== undefined) return marker.time > finding.time;
  return marker.source === finding.source && marker.line > finding.line;
}

function isNewer(a: Occurrence, b: Occurrence): boolean {
  if (a.time !== undefined && b.time !== undefined && a.time !== b.time) return a.time > b.time;
  return a.line > b.line;
}

function folderOf(path: string): string {
  return path.slice(0, path.length - baseName(path).length);
}
