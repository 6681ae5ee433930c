import {
  baseName,
  captureValues,
  type Catalog,
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

/** The findings of an open document for the findings view. */
export function toSourceFindings(
  catalog: Catalog,
  scan: DocumentScan,
  runtime: ServerRuntime,
  twins: ReadonlyMap<number, SourcePlace> = new Map(),
): SourceFindings {
  const findings = sourceFindings(catalog, scan.result, scan.uri, scan.detected.kind.title, runtime, twins);
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
  return sourceFindings(catalog, result, uri, title, runtime, new Map());
}

function sourceFindings(
  catalog: Catalog,
  result: ScanResult,
  uri: string,
  kindTitle: string,
  runtime: ServerRuntime,
  twins: ReadonlyMap<number, SourcePlace>,
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
    groups: result.groups.map((group) => toGroup(catalog, group, runtime, twins)),
    problems: result.problems,
    ended: result.ended,
  };
}

function toGroup(
  catalog: Catalog,
  group: FindingGroup,
  runtime: ServerRuntime,
  twins: ReadonlyMap<number, SourcePlace>,
): SourceFindingGroup {
  const signature = catalog.findSignature(group.signatureId);
  const { signatureId, severity, count, firstTime, lastTime, occurrences, resolvedBy } = group;
  return {
    signatureId,
    title: signature?.title ?? signatureId,
    severity,
    ...(signature === undefined ? {} : { product: signature.product }),
    count,
    ...(firstTime === undefined ? {} : { firstTime }),
    ...(lastTime === undefined ? {} : { lastTime }),
    occurrences: occurrences.map((occurrence) => toOccurrence(occurrence, runtime, twins)),
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

function toOccurrence(
  occurrence: Occurrence,
  runtime: ServerRuntime,
  twins: ReadonlyMap<number, SourcePlace>,
): FindingOccurrence {
  const twin = twins.get(occurrence.line);
  const also = [...(occurrence.also ?? []), ...(twin === undefined ? [] : [twin])];
  return {
    range: toRange(occurrence.span),
    recordEndLine: occurrence.recordEndLine,
    preview: occurrence.preview,
    ...(occurrence.time === undefined ? {} : { time: occurrence.time }),
    ...(occurrence.level === undefined ? {} : { level: occurrence.level }),
    captures: captureValues(occurrence.captures),
    ...(also.length === 0 ? {} : { also: also.map((place) => toLocation(place, runtime)) }),
  };
}

function toLocation(place: SourcePlace, runtime: ServerRuntime): Location {
  const position = { line: place.line - 1, character: 0 };
  return { uri: runtime.uriOf(place.source), range: { start: position, end: position } };
}
