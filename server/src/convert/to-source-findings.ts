import {
  baseName,
  captureValues,
  type Catalog,
  describeClock,
  type FindingGroup,
  type Occurrence,
  type ScanResult,
  type SourcePlace,
} from '#engine';
import type { Location } from 'vscode-languageserver';
import type { FindingOccurrence, SourceFindingGroup, SourceFindings } from '#protocol';
import type { DocumentScan } from '../scan-store.ts';
import type { ServerRuntime } from '../server-runtime.ts';
import { toRange } from './ranges.ts';
import { remediationsOf } from './remediation-uses.ts';

/** The findings of an open document for the findings view; `result` where more is known than the document says. */
export function toSourceFindings(
  catalog: Catalog,
  scan: DocumentScan,
  runtime: ServerRuntime,
  result = scan.result,
): SourceFindings {
  const findings = sourceFindings(catalog, result, scan.uri, scan.detected.kind.title, runtime);
  return scan.excerpt === undefined ? findings : { ...findings, excerpt: scan.excerpt };
}

/** The findings of one source that was read from disk. */
export function toScannedFindings(
  catalog: Catalog,
  result: ScanResult,
  uri: string,
  runtime: ServerRuntime,
): SourceFindings {
  const kind = result.sources[0]?.kind;
  const title = catalog.kinds.find(({ id }) => id === kind)?.title ?? 'Text';
  return sourceFindings(catalog, result, uri, title, runtime);
}

function sourceFindings(
  catalog: Catalog,
  result: ScanResult,
  uri: string,
  kindTitle: string,
  runtime: ServerRuntime,
): SourceFindings {
  const source = result.sources[0];
  return {
    uri,
    name: baseName(source?.path ?? uri),
    kind: source?.kind ?? 'text',
    kindTitle,
    encoding: source?.encoding ?? 'utf-8',
    bytes: source?.bytes ?? 0,
    lines: source?.lines ?? 0,
    records: source?.records ?? 0,
    ...(source?.firstTime === undefined ? {} : { firstTime: source.firstTime }),
    ...(source?.lastTime === undefined ? {} : { lastTime: source.lastTime }),
    ...(source?.localClock === undefined
      ? {}
      : { localClock: describeClock(source.localClock.minutes, source.localClock.source) }),
    groups: result.groups.map((group) => toGroup(catalog, group, runtime)),
    problems: result.problems,
    ended: result.ended,
  };
}

function toGroup(catalog: Catalog, group: FindingGroup, runtime: ServerRuntime): SourceFindingGroup {
  const signature = catalog.findSignature(group.signatureId);
  const { signatureId, severity, count, repeated, firstTime, lastTime, occurrences, resolvedBy } = group;
  return {
    signatureId,
    title: signature?.title ?? signatureId,
    severity,
    ...(signature === undefined ? {} : { product: signature.product }),
    count,
    ...(repeated === undefined ? {} : { repeated }),
    ...(firstTime === undefined ? {} : { firstTime }),
    ...(lastTime === undefined ? {} : { lastTime }),
    occurrences: occurrences.map((occurrence) => toOccurrence(occurrence, runtime)),
    remediations:
      signature === undefined
        ? []
        : remediationsOf(catalog, signature).map(({ id, kind, title }) => ({ id, kind, title })),
    ...(resolvedBy === undefined
      ? {}
      : {
          resolvedBy: {
            location: toLocation(resolvedBy, runtime),
            ...(resolvedBy.time === undefined ? {} : { time: resolvedBy.time }),
          },
        }),
  };
}

function toOccurrence(occurrence: Occurrence, runtime: ServerRuntime): FindingOccurrence {
  const { also } = occurrence;
  return {
    range: toRange(occurrence.span),
    recordEndLine: occurrence.recordEndLine,
    preview: occurrence.preview,
    ...(occurrence.time === undefined ? {} : { time: occurrence.time }),
    ...(occurrence.level === undefined ? {} : { level: occurrence.level }),
    captures: captureValues(occurrence.captures),
    ...(also === undefined ? {} : { also: also.map((place) => toLocation(place, runtime)) }),
    ...(occurrence.isRepeat === undefined ? {} : { isRepeat: occurrence.isRepeat }),
  };
}

function toLocation(place: SourcePlace, runtime: ServerRuntime): Location {
  const position = { line: place.line - 1, character: 0 };
  return { uri: runtime.uriOf(place.source), range: { start: position, end: position } };
}
