import {
  type Catalog,
  describeEvidence,
  type FindingGroup,
  findReferencePage,
  type Occurrence,
  type Severity,
  type Signature,
  type SourcePlace,
} from '#engine';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
} from 'vscode-languageserver';
import type { ClientFeatures } from '../client-features.ts';
import type { DocumentScan } from '../scan-store.ts';
import type { ServerRuntime } from '../server-runtime.ts';
import { toFirstLineRange, wholeLine } from './ranges.ts';

/** What `Diagnostic.data` holds, so that a request about it needs nothing that the server has to remember. */
export interface FindingData {
  readonly signatureId: string;
  /** Zero-based. */
  readonly line: number;
}

/** Longest message: one line in the Problems view. */
const MAX_MESSAGE = 139;

/** What is marked in one file. */
export type MarkedScan = Pick<DocumentScan, 'uri' | 'path' | 'result' | 'excerpt'>;

export interface DiagnosticsOptions {
  /** Lengths of lines in UTF-16 units. */
  readonly lines: { length(line: number): number };
  /** Replaces the message of one line, which it is given. */
  readonly messageOf?: (group: FindingGroup, occurrence: Occurrence, short: string) => string;
  /** Where else a line can be read, with hover and quick fix. */
  readonly readableAt?: (line: number) => Location;
  readonly limit: number;
  readonly features: ClientFeatures;
  readonly runtime: ServerRuntime;
  /** Second places in the twin by 1-based line. */
  readonly twins: ReadonlyMap<number, SourcePlace>;
}

/**
 * The findings of a document as diagnostics, never more than the limit: VS Code cuts silently at 1,000 a file and
 * draws 500. Every signature keeps its first and last places; what is not marked is counted in the message.
 */
export function toDiagnostics(catalog: Catalog, scan: MarkedScan, options: DiagnosticsOptions): Diagnostic[] {
  const groups = scan.result.groups;
  const share = Math.max(1, Math.floor(options.limit / Math.max(1, groups.length)));
  return groups
    .slice(0, options.limit)
    .flatMap((group) => {
      const marked = spread(group.occurrences, share);
      return marked.map((occurrence) =>
        toDiagnostic(catalog, group, occurrence, marked.length, scan, options),
      );
    })
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
}

/** The first and the last ones, as many as there is room for. */
function spread(occurrences: readonly Occurrence[], room: number): readonly Occurrence[] {
  if (occurrences.length <= room) return occurrences;
  const first = Math.ceil(room / 2);
  return [...occurrences.slice(0, first), ...(room > first ? occurrences.slice(first - room) : [])];
}

function toDiagnostic(
  catalog: Catalog,
  group: FindingGroup,
  occurrence: Occurrence,
  marked: number,
  scan: MarkedScan,
  options: DiagnosticsOptions,
): Diagnostic {
  const { features, lines, messageOf } = options;
  const signature = catalog.findSignature(group.signatureId);
  const data: FindingData = { signatureId: group.signatureId, line: occurrence.span.startLine };
  const where = scan.excerpt === undefined ? 'file' : 'part of the log';
  const short = shortMessage(signature?.title ?? group.signatureId, group, marked, where);
  const url = signature === undefined ? undefined : findPage(signature);
  const related = features.relatedInformation ? relatedTo(catalog, occurrence, scan, options) : [];
  return {
    range: toFirstLineRange(occurrence.span, lines.length(occurrence.span.startLine)),
    severity: toSeverity(occurrence.lowered?.severity ?? signature?.severity ?? group.severity),
    source: 'iplog-lens',
    code: group.signatureId,
    ...(url !== undefined && features.codeDescription ? { codeDescription: { href: url } } : {}),
    message: messageOf?.(group, occurrence, short) ?? short,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

/**
 * Where more is to be read than the hover says. The vendor's page comes first: what we know is on hover already, and
 * that page may say today what was not known when the knowledge was written.
 */
function findPage({ id, references }: Signature): string | undefined {
  return references.find(({ url }) => url !== undefined)?.url ?? findReferencePage(id);
}

function shortMessage(title: string, group: FindingGroup, marked: number, where: string): string {
  const notes: string[] = [];
  if (group.count > 1)
    notes.push(`${group.count} times in this ${where}${group.count > marked ? `, ${marked} marked` : ''}`);
  if (group.resolvedBy !== undefined) notes.push('resolved later');
  const suffix = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  const room = MAX_MESSAGE - suffix.length;
  return (title.length > room ? `${title.slice(0, room - 1)}…` : title) + suffix;
}

export function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
  }
}

function relatedTo(
  catalog: Catalog,
  occurrence: Occurrence,
  scan: MarkedScan,
  { lines, runtime, twins, readableAt }: DiagnosticsOptions,
): DiagnosticRelatedInformation[] {
  const at = (place: SourcePlace, message: string): DiagnosticRelatedInformation => {
    const here = place.source === scan.path;
    const line = place.line - 1 - (here ? (scan.excerpt?.firstLine ?? 0) : 0);
    return {
      location: {
        uri: here ? scan.uri : runtime.uriOf(place.source),
        range: wholeLine(line, here ? lines.length(line) : 0),
      },
      message,
    };
  };
  const related = describeEvidence(catalog, occurrence).map(({ relation, signature, place }) =>
    at(place, `${relation}: ${signature?.title ?? place.signatureId}`),
  );
  const twin = twins.get(occurrence.line);
  if (twin !== undefined) related.push(at(twin, 'The same record in the twin log'));
  if (readableAt !== undefined)
    related.unshift({
      location: readableAt(occurrence.span.startLine),
      message: 'Open this place in a part of the log, where hover and quick fix work',
    });
  return related;
}
